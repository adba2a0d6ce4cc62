package dev.portcullis.acceptance;

import dev.portcullis.bootstrap.Portcullis;

/** Protocol that a server is called by. */
public enum EdgeProtocol {
  REST,
  GRPC;

  /** Connects to a server. The caller closes the connection. */
  public Api connect(Portcullis portcullis) {
    return switch (this) {
      case REST -> new RestApi(portcullis.httpPort());
      case GRPC -> new GrpcApi(portcullis.grpcPort());
    };
  }
}

package dev.portcullis.acceptance;

import dev.portcullis.bootstrap.Portcullis;

/** What a server can be called by. */
public enum EdgeProtocol {
  REST,
  GRPC;

  /** Whoever asks closes it. */
  public Api connect(Portcullis portcullis) {
    return switch (this) {
      case REST -> new RestApi(portcullis.httpPort());
      case GRPC -> new GrpcApi(portcullis.grpcPort());
    };
  }
}

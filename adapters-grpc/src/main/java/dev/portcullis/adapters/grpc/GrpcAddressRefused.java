package dev.portcullis.adapters.grpc;

import java.net.InetSocketAddress;

/** An address that gRPC can't listen on: taken, of another machine, or forbidden. */
public final class GrpcAddressRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final InetSocketAddress address;

  GrpcAddressRefused(InetSocketAddress address, Exception cause) {
    super("gRPC can't listen on " + address, cause);
    this.address = address;
  }

  /** As configured; unresolved if the host is unknown. */
  public InetSocketAddress address() {
    return address;
  }
}

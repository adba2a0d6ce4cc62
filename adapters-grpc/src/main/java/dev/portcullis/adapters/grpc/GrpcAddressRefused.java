package dev.portcullis.adapters.grpc;

import java.net.InetSocketAddress;

/** The gRPC edge can't listen on an address: it is in use, of another machine, or forbidden. */
public final class GrpcAddressRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final InetSocketAddress address;

  GrpcAddressRefused(InetSocketAddress address, Exception cause) {
    super("gRPC can't listen on " + address, cause);
    this.address = address;
  }

  /** Returns the address as configured; unresolved if the host is unknown. */
  public InetSocketAddress address() {
    return address;
  }
}

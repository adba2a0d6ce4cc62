package dev.portcullis.adapters.rest.settings;

import java.net.InetSocketAddress;

/** An address that REST can't listen on: taken, of another machine, or forbidden. */
public final class RestAddressRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final InetSocketAddress address;

  public RestAddressRefused(InetSocketAddress address, Exception cause) {
    super("REST can't listen on " + address, cause);
    this.address = address;
  }

  /** As configured; unresolved if the host is unknown. */
  public InetSocketAddress address() {
    return address;
  }
}

package dev.portcullis.adapters.rest.settings;

import java.net.InetSocketAddress;

/** The REST edge can't listen on an address: it is in use, of another machine, or forbidden. */
public final class RestAddressRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final InetSocketAddress address;

  public RestAddressRefused(InetSocketAddress address, Exception cause) {
    super("REST can't listen on " + address, cause);
    this.address = address;
  }

  /** Returns the address as configured; unresolved if the host is unknown. */
  public InetSocketAddress address() {
    return address;
  }
}

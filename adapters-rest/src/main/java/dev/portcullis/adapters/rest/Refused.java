package dev.portcullis.adapters.rest;

import dev.portcullis.application.port.in.Rejection;

/** Ends the handling of a request whose caller may not make it. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  Refused(Rejection rejection) {
    super("refused", null, false, false);
    this.rejection = rejection;
  }

  Rejection rejection() {
    return rejection;
  }
}

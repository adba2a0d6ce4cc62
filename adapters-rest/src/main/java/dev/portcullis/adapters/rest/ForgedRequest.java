package dev.portcullis.adapters.rest;

/** Ends the handling of a request that another site made a browser send with its cookie. */
final class ForgedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ForgedRequest() {
    super("forged request", null, false, false);
  }
}

package dev.portcullis.adapters.rest.http;

import dev.portcullis.application.failure.Rejection;

/** Ends the handling of a request that a use case rejected. */
public final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  public RejectedException(Rejection rejection) {
    super("refused", null, false, false);
    this.rejection = rejection;
  }

  Rejection rejection() {
    return rejection;
  }
}

package dev.portcullis.adapters.rest.http;

/** Ends the handling of a request that another site made a browser send with its cookie. */
public final class CrossSiteRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CrossSiteRequestException() {
    super("forged request", null, false, false);
  }
}

package dev.portcullis.adapters.rest.http;

/**
 * Ends the handling of a request that a page of another origin made a browser send with its cookie.
 */
public final class CrossSiteRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CrossSiteRequestException() {
    super("forged request", null, false, false);
  }
}

package dev.portcullis.adapters.oauth.http;

/** A provider's response can't be trusted. The message gives the reason and contains no secret. */
public final class UntrustedAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;

  public UntrustedAnswerException(String problem) {
    super(problem, null, false, false);
    this.problem = problem;
  }

  public String problem() {
    return problem;
  }
}

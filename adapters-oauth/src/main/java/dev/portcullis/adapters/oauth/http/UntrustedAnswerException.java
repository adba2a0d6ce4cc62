package dev.portcullis.adapters.oauth.http;

/** What a provider answers can't be believed; the message says why, without anything secret. */
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

package dev.portcullis.adapters.oauth;

/** What a provider answers can't be believed; the message says why, without anything secret. */
final class Untrusted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;

  Untrusted(String problem) {
    super(problem, null, false, false);
    this.problem = problem;
  }

  String problem() {
    return problem;
  }
}

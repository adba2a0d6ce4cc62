package dev.portcullis.bootstrap.cli;

/** Ends a command that can't be done; the message is the line that says why. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message, null, false, false);
  }
}

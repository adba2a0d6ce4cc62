package dev.portcullis.bootstrap.cli.command;

/** Ends a command that can't be done; the message is the line that says why. */
public final class CommandRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandRefused(String message) {
    super(message, null, false, false);
  }
}

package dev.portcullis.bootstrap.cli.command;

/** A command can't be run. The message is one line with the reason. */
public final class CommandRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandRefused(String message) {
    super(message, null, false, false);
  }
}

package dev.portcullis.bootstrap.cli;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs one command, and ends with its exit code. */
  public static void main(String... arguments) {
    int exitCode = CommandLines.root().execute(arguments);
    System.exit(exitCode);
  }
}

package dev.portcullis.benchmarks.server;

/**
 * Progress messages on the standard error stream. {@code benchmarks/run} enables them by the system
 * property {@code portcullis.watched} if that stream is a terminal.
 */
public final class Progress {
  private static final boolean WATCHED = Boolean.getBoolean("portcullis.watched");

  private Progress() {}

  /** Prints the step that begins now. */
  public static void tell(String what) {
    if (WATCHED) {
      System.err.println("benchmarks: " + what + "…");
    }
  }
}

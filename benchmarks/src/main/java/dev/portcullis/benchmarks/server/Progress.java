package dev.portcullis.benchmarks.server;

/**
 * Tells people what takes long, beside the output. {@code benchmarks/run} knows whether there are
 * any: it sets the system property {@code portcullis.watched} if errors are shown at a terminal.
 */
public final class Progress {
  private static final boolean WATCHED = Boolean.getBoolean("portcullis.watched");

  private Progress() {}

  /** Tells what is being done from now on. */
  public static void tell(String what) {
    if (WATCHED) {
      System.err.println("benchmarks: " + what + "…");
    }
  }
}

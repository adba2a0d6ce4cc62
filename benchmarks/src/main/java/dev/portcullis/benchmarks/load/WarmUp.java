package dev.portcullis.benchmarks.load;

/** Numbers of warm-up calls that several benchmarks share. */
public final class WarmUp {
  /** Log-ins: their code is compiled late, because few of them run in a second. */
  public static final int LOG_INS = 5_000;

  /** Requests of profiles, or other token checks. */
  public static final int CHECKS = 10_000;

  private WarmUp() {}
}

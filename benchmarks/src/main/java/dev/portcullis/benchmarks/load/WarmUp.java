package dev.portcullis.benchmarks.load;

/** How many calls go before those that count, where several benchmarks have to agree on it. */
public final class WarmUp {
  /** Log-ins are few a second, and so their code takes long to be compiled. */
  public static final int LOG_INS = 5_000;

  /** Profiles, or other checks of a token. */
  public static final int CHECKS = 10_000;

  private WarmUp() {}
}

package dev.portcullis.benchmarks.table;

import java.util.Locale;
import java.util.Optional;

/**
 * A row of the table.
 *
 * @param name of the row, short and the same in every run
 * @param path what is measured
 * @param ceiling what it is compared with
 * @param unit of the two figures
 * @param ours the median of what Portcullis reached
 * @param theirs the median of what the ceiling reached
 * @param ratio the median of the pairs' ratios
 * @param lowest the smallest of these
 * @param highest the greatest of these
 * @param latency how long calls to Portcullis took, where there are calls
 * @param ceilingLatency how long calls to the ceiling took
 * @param goal where the ratio has to be
 */
public record Result(
    String name,
    String path,
    String ceiling,
    String unit,
    double ours,
    double theirs,
    double ratio,
    double lowest,
    double highest,
    Optional<Latency> latency,
    Optional<Latency> ceilingLatency,
    Goal goal) {

  /** In microseconds. */
  public record Latency(double p50, double p99) {}

  /**
   * A bound of a ratio.
   *
   * @param atLeast whether the ratio is to be at least {@code bound}; else at most
   */
  public record Goal(boolean atLeast, double bound) {
    static Goal atLeast(double bound) {
      return new Goal(true, bound);
    }

    static Goal atMost(double bound) {
      return new Goal(false, bound);
    }

    /** Whether that ratio is where it has to be. */
    public boolean isMetBy(double ratio) {
      return atLeast ? ratio >= bound : ratio <= bound;
    }

    /** For people. */
    public String text() {
      return String.format(Locale.ROOT, "%s %.2f", atLeast ? "≥" : "≤", bound);
    }
  }

  /** Whether the goal is met. */
  public boolean isMet() {
    return goal.isMetBy(ratio);
  }
}

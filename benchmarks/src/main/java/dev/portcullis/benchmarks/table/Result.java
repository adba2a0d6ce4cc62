package dev.portcullis.benchmarks.table;

import java.util.Locale;
import java.util.Optional;

/**
 * A row of the table.
 *
 * @param name the row's name, short and the same in every run
 * @param path the measured request or value
 * @param ceiling the ceiling of the comparison
 * @param unit the unit of the two figures
 * @param ours the median of Portcullis's figures
 * @param theirs the median of the ceiling's figures
 * @param ratio the median of the pairs' ratios
 * @param lowest the smallest ratio of a pair
 * @param highest the greatest ratio of a pair
 * @param latency the latency of calls to Portcullis, for rows with calls
 * @param ceilingLatency the latency of calls to the ceiling, for rows with calls
 * @param goal the goal for the ratio
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

  /** Median and 99th percentile, in microseconds. */
  public record Latency(double p50, double p99) {}

  /**
   * The goal for a ratio.
   *
   * @param atLeast whether {@code bound} is a lower bound; otherwise it is an upper bound
   */
  public record Goal(boolean atLeast, double bound) {
    static Goal atLeast(double bound) {
      return new Goal(true, bound);
    }

    static Goal atMost(double bound) {
      return new Goal(false, bound);
    }

    /** Returns whether the ratio meets the goal. */
    public boolean isMetBy(double ratio) {
      return atLeast ? ratio >= bound : ratio <= bound;
    }

    /** Returns the goal as text, such as {@code ≥ 0.80}. */
    public String text() {
      return String.format(Locale.ROOT, "%s %.2f", atLeast ? "≥" : "≤", bound);
    }
  }

  /** Returns whether the goal is met. */
  public boolean isMet() {
    return goal.isMetBy(ratio);
  }
}

package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.table.Goal.Judged;
import java.util.Optional;

/**
 * A measured row of the table.
 *
 * @param ours Portcullis's figures
 * @param theirs the figures measured beside it
 * @param ratio the ratios of the pairs
 * @param traffic the calls to Portcullis, for rows with calls
 */
record Result(Row row, Spread ours, Spread theirs, Spread ratio, Optional<Traffic> traffic) {
  /**
   * Rate and latency of calls.
   *
   * @param rate answers per second
   * @param p50 the median latency in microseconds, as is {@code p99}
   */
  record Traffic(double rate, double p50, double p99) {}

  /** Returns whether the ratio has the goal. */
  boolean isRatio() {
    return row.goal().figure() == Judged.RATIO;
  }

  /** Returns the figures with the goal; Portcullis's own if there is no goal. */
  Spread judged() {
    return isRatio() ? ratio : ours;
  }

  /** Returns whether the goal is met; empty without a goal. */
  Optional<Boolean> isMet() {
    return row.goal().figure() == Judged.NONE
        ? Optional.empty()
        : Optional.of(judged().median() <= row.goal().most());
  }
}

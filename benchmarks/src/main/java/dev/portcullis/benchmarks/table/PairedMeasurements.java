package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.table.Result.Latency;
import java.util.Optional;

/**
 * Figures of two sides, measured by turns. They are compared pair by pair: what else the machine
 * was busy with burdened both.
 */
final class PairedMeasurements {
  private final Series ours = new Series();
  private final Series theirs = new Series();
  private final Series ratios = new Series();

  void add(double our, double their) {
    ours.add(our);
    theirs.add(their);
    ratios.add(our / their);
  }

  /** What they come to, where there are no calls that took their time. */
  Result result(Row row, String unit) {
    return result(row, unit, Optional.empty(), Optional.empty());
  }

  /** What they come to: medians, and as the spread the lowest and the highest ratio of a pair. */
  Result result(Row row, String unit, Optional<Latency> latency, Optional<Latency> ceilingLatency) {
    return new Result(
        row.name(),
        row.path(),
        row.ceiling(),
        unit,
        ours.median(),
        theirs.median(),
        ratios.median(),
        ratios.lowest(),
        ratios.highest(),
        latency,
        ceilingLatency,
        row.goal());
  }
}

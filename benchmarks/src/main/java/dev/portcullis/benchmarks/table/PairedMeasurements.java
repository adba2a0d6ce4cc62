package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.table.Result.Latency;
import java.util.Optional;

/**
 * Figures of two sides, measured in turns and compared pair by pair, so that other load on the
 * machine affects both sides alike.
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

  /** Returns the row without latencies. */
  Result result(Row row, String unit) {
    return result(row, unit, Optional.empty(), Optional.empty());
  }

  /** Returns the row: medians, and as the spread the lowest and the highest ratio of a pair. */
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

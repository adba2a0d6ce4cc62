package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.table.Result.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Figures of two sides, measured in turns. The sides are compared pair by pair, since other load on
 * the machine affects both measurements of a pair.
 */
final class PairedMeasurements {
  private final List<Double> ours = new ArrayList<>();
  private final List<Double> theirs = new ArrayList<>();

  void add(double our, double their) {
    ours.add(our);
    theirs.add(their);
  }

  /** Returns the result of a row without calls. */
  Result result(Row row) {
    return result(row, Optional.empty());
  }

  /** Returns the result of a row with calls. */
  Result result(Row row, Traffic traffic) {
    return result(row, Optional.of(traffic));
  }

  private Result result(Row row, Optional<Traffic> traffic) {
    List<Double> ratios =
        IntStream.range(0, ours.size())
            .mapToObj(pair -> ours.get(pair) / theirs.get(pair))
            .toList();
    return new Result(row, Spread.of(ours), Spread.of(theirs), Spread.of(ratios), traffic);
  }
}

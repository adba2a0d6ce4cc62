package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.Latencies;
import dev.portcullis.benchmarks.load.Sample;
import dev.portcullis.benchmarks.server.Progress;
import dev.portcullis.benchmarks.table.Result.Latency;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Compares the calls per second of two sides, in {@link PairedMeasurements}.
 *
 * @param calls the number of calls of each measurement
 * @param warmUp the number of calls to each side before the first measurement
 * @param pairs the number of measurements of each side
 */
record Comparison(int calls, int warmUp, int pairs) {
  Result of(Row row, ComparedSide ours, ComparedSide theirs) {
    Progress.tell("warming up: " + row.path());
    // In turns, too: a server would close a connection that is idle for long.
    for (int left = warmUp; left > 0; left -= calls) {
      theirs.run(Math.min(left, calls));
      ours.run(Math.min(left, calls));
    }
    Progress.tell("measuring: " + row.path());
    var rates = new PairedMeasurements();
    Histogram ourLatencies = Latencies.none();
    Histogram theirLatencies = Latencies.none();
    for (int pair = 0; pair < pairs; pair++) {
      Sample one = ours.run(calls);
      Sample other = theirs.run(calls);
      rates.add(one.rate(), other.rate());
      ourLatencies.add(one.latencies());
      theirLatencies.add(other.latencies());
    }
    return rates.result(
        row, "/s", Optional.of(latency(ourLatencies)), Optional.of(latency(theirLatencies)));
  }

  private static Latency latency(Histogram latencies) {
    return new Latency(Latencies.micros(latencies, 50), Latencies.micros(latencies, 99));
  }
}

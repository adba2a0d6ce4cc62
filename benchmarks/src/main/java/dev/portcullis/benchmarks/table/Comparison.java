package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.Latencies;
import dev.portcullis.benchmarks.load.Sample;
import dev.portcullis.benchmarks.server.Progress;
import dev.portcullis.benchmarks.table.Result.Latency;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Measures how many calls a second two sides do, in {@link PairedMeasurements}.
 *
 * @param calls how many calls each measurement makes
 * @param warmUp how many calls each side gets before
 * @param pairs how many measurements there are of each side
 */
record Comparison(int calls, int warmUp, int pairs) {
  Result of(Row row, ComparedSide ours, ComparedSide theirs) {
    Progress.tell("warming up: " + row.path());
    // By turns, too: connections that nothing comes over for long would be ended.
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

package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.Latencies;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.load.Sample;
import dev.portcullis.benchmarks.server.ProcessorTime;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.table.Result.Traffic;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One measurement of one server.
 *
 * @param sample the calls
 * @param used the server's processor time during the calls
 */
record Turn(Sample sample, ProcessorTime used) {
  /** Measures {@code calls} calls, and closes the clients. */
  static Turn of(ServerProcess server, Load load, int calls) {
    ProcessorTime before = server.processorTime();
    Sample sample = load.runOnce(calls);
    return new Turn(sample, server.processorTime().since(before));
  }

  /** Returns the median rate and the latencies of several measurements. */
  static Traffic traffic(List<Turn> turns) {
    Histogram latencies = Latencies.none();
    turns.forEach(turn -> latencies.add(turn.sample.latencies()));
    return new Traffic(
        Spread.of(turns.stream().map(turn -> turn.sample.rate()).toList()).median(),
        Latencies.micros(latencies, 50),
        Latencies.micros(latencies, 99));
  }

  /** Returns microseconds of processor time per answer, without the threads that hash passwords. */
  double microsBesideHashes() {
    return microsPerAnswer(used.besideHashes());
  }

  /** Returns microseconds of processor time per answer, of the threads that hash passwords. */
  double microsOfHashing() {
    return microsPerAnswer(used.hashing());
  }

  private double microsPerAnswer(Duration time) {
    return time.toNanos() / 1_000.0 / sample.calls();
  }
}

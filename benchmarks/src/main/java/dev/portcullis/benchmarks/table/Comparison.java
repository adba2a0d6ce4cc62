package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.server.Progress;
import dev.portcullis.benchmarks.server.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Compares two servers' processor time per answer, in {@link PairedMeasurements}.
 *
 * @param calls the number of calls of each measurement
 * @param warmUp the number of calls to each server before the first measurement
 * @param pairs the number of measurements of each server
 */
record Comparison(int calls, int warmUp, int pairs) {
  /**
   * One of two compared servers.
   *
   * @param server the measured server
   * @param load supplies the clients of each measurement, since a server would close a connection
   *     that is idle for long
   * @param logIns starts the log-ins during a measurement: at Portcullis, for a bare server as well
   */
  record Side(ServerProcess server, Supplier<Load> load, Supplier<BackgroundLogIns> logIns) {
    private Turn run(int calls) {
      try (var meanwhile = logIns.get()) {
        return Turn.of(server, load.get(), calls);
      }
    }
  }

  Result of(Row row, Side ours, Side theirs) {
    Progress.tell("warming up: " + row.path());
    theirs.run(warmUp);
    ours.run(warmUp);
    Progress.tell("measuring: " + row.path());
    var measurements = new PairedMeasurements();
    List<Turn> turns = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      Turn our = ours.run(calls);
      Turn their = theirs.run(calls);
      measurements.add(our.microsBesideHashes(), their.microsBesideHashes());
      turns.add(our);
    }
    return measurements.result(row, Turn.traffic(turns));
  }
}

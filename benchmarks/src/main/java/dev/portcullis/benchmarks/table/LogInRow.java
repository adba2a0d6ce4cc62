package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.Progress;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.server.ServerInstallation;
import dev.portcullis.benchmarks.server.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Row of the log-in: processor time beside the hash.
 *
 * @param settings the server's settings
 */
record LogInRow(RunDirectory directory, Sizes sizes, Map<String, String> settings)
    implements Section {
  private static final Row ROW =
      new Row(
          "log-in",
          "log-in beside its hash, 16 connections",
          "the hash, on the hashing threads",
          "ms",
          Goal.figure(1.0));

  private static final int CONNECTIONS = 16;
  private static final int USERS = 16;
  private static final double MICROS_PER_MILLI = 1_000;

  /** Copies the settings. */
  LogInRow {
    settings = Map.copyOf(settings);
  }

  @Override
  public List<String> names() {
    return List.of(ROW.name());
  }

  @Override
  public void measure(Consumer<Result> results) {
    try (ServerProcess server = ServerInstallation.in(directory, settings).serve()) {
      RequestClients.overHttp(server.httpPort(), GeneratedUser.registering(0)).runOnce(USERS);
      results.accept(measure(server));
    }
  }

  private Result measure(ServerProcess server) {
    Progress.tell("warming up: " + ROW.path());
    turn(server, sizes.logInWarmUp());
    Progress.tell("measuring: " + ROW.path());
    var measurements = new PairedMeasurements();
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < sizes.pairs(); i++) {
      Turn turn = turn(server, sizes.logIns());
      measurements.add(
          turn.microsBesideHashes() / MICROS_PER_MILLI, turn.microsOfHashing() / MICROS_PER_MILLI);
      turns.add(turn);
    }
    return measurements.result(ROW, Turn.traffic(turns));
  }

  private static Turn turn(ServerProcess server, int logIns) {
    var exchanges = GeneratedUser.inTurn(USERS, GeneratedUser::logIn);
    return Turn.of(
        server, RequestClients.overHttp(server.httpPort(), CONNECTIONS, exchanges), logIns);
  }
}

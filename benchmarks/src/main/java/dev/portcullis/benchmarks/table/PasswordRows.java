package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.ceiling.RawHashes;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.server.ServerInstallation;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.table.Result.Goal;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Rows that include a password hash, with Portcullis's default parameters. */
record PasswordRows(RunDirectory directory, Sizes sizes) implements Section {
  private static final String HASHES =
      "raw hashes, no server: the same library, parameters and threads";
  private static final Goal GOAL = Goal.atLeast(0.95);
  private static final Row LOG_IN =
      new Row("log-in", "log-in (password right), all cores", HASHES, GOAL);
  private static final Row REGISTRATION = new Row("registration", "registration", HASHES, GOAL);

  /** Enough that a log-in always waits for the next hash. */
  private static final int CONNECTIONS = 32;

  private static final int USERS = 16;

  @Override
  public void measure(Findings findings) {
    try (ServerProcess server = ServerInstallation.in(directory, Map.of()).serve()) {
      findings.add(compare(LOG_IN, server, logIns(server)));
      findings.add(compare(REGISTRATION, server, GeneratedUser.registering(USERS)));
    }
  }

  private Result compare(Row row, ServerProcess server, Supplier<HttpExchange> exchanges) {
    try (Load ours = RequestClients.overHttp(server.httpPort(), CONNECTIONS, exchanges);
        Load hashes = RawHashes.load()) {
      return sizes.ofHashes().of(row, ComparedSide.of(ours), ComparedSide.of(hashes));
    }
  }

  /** Registers the users first. */
  private static Supplier<HttpExchange> logIns(ServerProcess server) {
    RequestClients.overHttp(server.httpPort(), GeneratedUser.registering(0)).runOnce(USERS);
    return GeneratedUser.inTurn(USERS, GeneratedUser::logIn);
  }

  @Override
  public List<String> names() {
    return List.of(LOG_IN.name(), REGISTRATION.name());
  }
}

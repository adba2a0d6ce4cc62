package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.ceiling.RawHashes;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.server.Installation;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.Workplace;
import dev.portcullis.benchmarks.table.Result.Goal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What costs a hash of a password, at the parameters that Portcullis has by default. */
record PasswordRows(Workplace workplace, Sizes sizes) implements Section {
  private static final String HASHES =
      "raw hashes, no server: the same library, parameters and threads";
  private static final Goal GOAL = Goal.atLeast(0.95);
  private static final int USERS = 16;

  @Override
  public void measure(Findings findings) {
    Installation installation = Installation.in(workplace, Map.of());
    try (ServerProcess server = installation.serve();
        Load hashes = RawHashes.load();
        Load registrations = Clients.overHttp(server.httpPort(), registrations("page"));
        Load logIns = Clients.overHttp(server.httpPort(), logIns(server))) {
      Side raw = Side.of(hashes);
      findings.add(
          sizes
              .ofHashes()
              .of(
                  new Row("log-in", "log-in (password right), all cores", HASHES, GOAL),
                  Side.of(logIns),
                  raw));
      findings.add(
          sizes
              .ofHashes()
              .of(
                  new Row("registration", "registration", HASHES, GOAL),
                  Side.of(registrations),
                  raw));
    }
  }

  /** Registers them first. */
  private static Supplier<HttpExchange> logIns(ServerProcess server) {
    try (Load load = Clients.overHttp(server.httpPort(), registrations("knight"))) {
      load.run(USERS);
    }
    var turn = new AtomicInteger();
    return () -> HttpExchange.logIn(email("knight", turn.getAndIncrement() % USERS), "excalibur");
  }

  private static Supplier<HttpExchange> registrations(String name) {
    var turn = new AtomicInteger();
    return () -> HttpExchange.register(email(name, turn.getAndIncrement()), "excalibur");
  }

  private static String email(String name, int number) {
    return "%s%07d@camelot.example".formatted(name, number);
  }

  /** Of use to tell the two apart in a log. */
  @Override
  public List<String> names() {
    return List.of("log-in", "registration");
  }
}

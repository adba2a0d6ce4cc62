package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.server.BareInstallation;
import dev.portcullis.benchmarks.server.FirstAnswer;
import dev.portcullis.benchmarks.server.Installation;
import dev.portcullis.benchmarks.server.Knight;
import dev.portcullis.benchmarks.server.Pass;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.Workplace;
import dev.portcullis.benchmarks.table.Result.Goal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** How long a start takes, and how much memory a server has after some work. */
record LifeRows(Workplace workplace, Sizes sizes) implements Section {
  private static final String BARE = "bare Javalin and gRPC, the same flags, its own AOT cache";
  private static final Goal GOAL = Goal.atMost(1.5);

  /** Of the mixed requests, so many are log-ins, and as many registrations. */
  private static final int HASHES = 100;

  private static final double KIB_PER_MIB = 1024;

  @Override
  public List<String> names() {
    return List.of("start", "memory");
  }

  @Override
  public void measure(Findings findings) {
    Installation installation = Installation.in(workplace, Map.of());
    BareInstallation bare;
    try (ServerProcess server = installation.serve()) {
      bare = BareInstallation.like(server, workplace, "0", "0", new Knight(0).email());
    }
    bare = bare.withAotCache(server -> mixedAtBare(server));
    var starts = new Pairs();
    var memories = new Pairs();
    // More than one would register the same people again.
    var people = new AtomicInteger();
    for (int pair = 0; pair < sizes.pairs(); pair++) {
      try (FirstAnswer ours = FirstAnswer.of(installation::begin, "/health/ready")) {
        mixed(ours.server(), people);
        double ourMemory = mib(ours.server());
        try (FirstAnswer theirs = FirstAnswer.of(bare::begin, "/users/me")) {
          mixedAtBare(theirs.server());
          memories.add(ourMemory, mib(theirs.server()));
          starts.add(millis(ours.time()), millis(theirs.time()));
        }
      }
    }
    findings.add(starts.result(new Row("start", "start to the first 200", BARE, GOAL), "ms"));
    findings.add(memories.result(new Row("memory", memoryPath(), BARE, GOAL), "MiB"));
  }

  private String memoryPath() {
    return String.format(Locale.ROOT, "memory (RSS) after %,d mixed requests", sizes.mixed());
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }

  private static double mib(ServerProcess server) {
    return server.residentKib().orElse(0) / KIB_PER_MIB;
  }

  /** Registrations and log-ins, and then profiles and token checks in equal parts. */
  private void mixed(ServerProcess server, AtomicInteger people) {
    int first = people.getAndAdd(HASHES);
    var turn = new AtomicInteger(first);
    Supplier<HttpExchange> registrations =
        () -> HttpExchange.register(new Knight(turn.getAndIncrement()).email(), Knight.PASSWORD);
    run(Clients.overHttp(server.httpPort(), registrations), HASHES);
    List<Pass> passes = Pass.issue(server, HASHES, n -> first + n % HASHES);
    var profiles =
        passes.stream()
            .map(pass -> HttpExchange.get("/users/me", pass.token(), "{\"id\":\""))
            .toList();
    run(Clients.overHttp(server.httpPort(), Clients.again(profiles)), half());
    var checks = passes.stream().map(pass -> pass.holder().check(pass.token())).toList();
    run(Clients.overGrpc(server.grpcPort(), Clients.again(checks)), half());
  }

  private void mixedAtBare(ServerProcess server) {
    Knight knight = new Knight(0);
    HttpExchange post =
        HttpExchange.register(knight.email(), Knight.PASSWORD).expecting(200, "{\"id\":\"");
    run(Clients.overHttp(server.httpPort(), () -> post), 2 * HASHES);
    HttpExchange get = HttpExchange.get("/users/me", "token", "{\"id\":\"");
    run(Clients.overHttp(server.httpPort(), () -> get), half());
    run(Clients.overGrpc(server.grpcPort(), () -> knight.check("token")), half());
  }

  private int half() {
    return sizes.mixed() / 2 - HASHES;
  }

  private static void run(Load load, int calls) {
    try (load) {
      load.run(calls);
    }
  }

  /** Figures of both, measured by turns; less is better. */
  private static final class Pairs {
    private final Series ours = new Series();
    private final Series theirs = new Series();
    private final Series ratios = new Series();

    void add(double our, double their) {
      ours.add(our);
      theirs.add(their);
      ratios.add(our / their);
    }

    Result result(Row row, String unit) {
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
          Optional.empty(),
          Optional.empty(),
          row.goal());
    }
  }
}

package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.server.BareInstallation;
import dev.portcullis.benchmarks.server.FirstAnswer;
import dev.portcullis.benchmarks.server.Installation;
import dev.portcullis.benchmarks.server.Knight;
import dev.portcullis.benchmarks.server.Pass;
import dev.portcullis.benchmarks.server.Progress;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.Workplace;
import dev.portcullis.benchmarks.table.Result.Goal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How long a start takes, and how much memory a server has after some work. */
record LifeRows(Workplace workplace, Sizes sizes) implements Section {
  private static final String BARE = "bare Javalin and gRPC, the same flags, its own AOT cache";
  private static final Goal GOAL = Goal.atMost(1.5);

  /** Of the mixed requests, so many are log-ins, and as many registrations. */
  private static final int HASHES = 100;

  @Override
  public List<String> names() {
    return List.of("start", "memory");
  }

  @Override
  public void measure(Findings findings) {
    Installation installation = Installation.in(workplace, Map.of());
    BareInstallation bare;
    try (ServerProcess server = installation.serve()) {
      bare = BareInstallation.ofConstants(server, workplace);
    }
    Progress.tell("making the bare server's AOT cache");
    bare = bare.withAotCache(server -> mixedAtBare(server));
    var starts = new Pairs();
    var memories = new Pairs();
    // More than one would register the same people again.
    var people = new AtomicInteger();
    for (int pair = 0; pair < sizes.pairs(); pair++) {
      Progress.tell("starting both, %d of %d".formatted(pair + 1, sizes.pairs()));
      try (FirstAnswer ours = FirstAnswer.of(installation::begin, "/health/ready")) {
        mixed(ours.server(), people);
        double ourMemory = ours.server().residentMib();
        try (FirstAnswer theirs = FirstAnswer.of(bare::begin, "/users/me")) {
          mixedAtBare(theirs.server());
          memories.add(ourMemory, theirs.server().residentMib());
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

  /** Registrations and log-ins, and then profiles and token checks in equal parts. */
  private void mixed(ServerProcess server, AtomicInteger people) {
    int first = people.getAndAdd(HASHES);
    Clients.overHttp(server.httpPort(), Knight.registering(first)).runOnce(HASHES);
    List<Pass> passes = Pass.issue(server, HASHES, n -> first + n);
    var profiles = passes.stream().map(pass -> HttpExchange.profile(pass.token())).toList();
    Clients.overHttp(server.httpPort(), Clients.again(profiles)).runOnce(half());
    var checks = passes.stream().map(Pass::check).toList();
    Clients.overGrpc(server.grpcPort(), Clients.again(checks)).runOnce(half());
  }

  private void mixedAtBare(ServerProcess server) {
    Knight knight = new Knight(0);
    HttpExchange post = knight.register().expecting(200, "{\"id\":\"");
    Clients.overHttp(server.httpPort(), () -> post).runOnce(2 * HASHES);
    HttpExchange get = HttpExchange.profile("token");
    Clients.overHttp(server.httpPort(), () -> get).runOnce(half());
    Clients.overGrpc(server.grpcPort(), () -> knight.check("token")).runOnce(half());
  }

  private int half() {
    return sizes.mixed() / 2 - HASHES;
  }
}

package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.server.BareInstallation;
import dev.portcullis.benchmarks.server.FirstAnswer;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.Progress;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.server.ServerInstallation;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.UserToken;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Rows of the start-up time, and of the memory of a server after some work. */
record LifeRows(RunDirectory directory, Sizes sizes) implements Section {
  private static final String BARE = "bare Javalin and gRPC, the same flags, its own AOT cache";
  private static final Row START =
      new Row("start", "start to the first 200", BARE, "s", Goal.figure(0.9));
  private static final String MEMORY = "memory";

  /** The number of log-ins among the mixed requests, and of registrations. */
  private static final int HASHES = 100;

  @Override
  public List<String> names() {
    return List.of(START.name(), MEMORY);
  }

  @Override
  public void measure(Consumer<Result> results) {
    ServerInstallation installation = ServerInstallation.in(directory, Map.of());
    BareInstallation withoutCache;
    try (ServerProcess server = installation.serve()) {
      withoutCache = BareInstallation.ofConstants(server, directory);
    }
    Progress.tell("creating the bare server's AOT cache");
    BareInstallation bare = withoutCache.withAotCache(this::mixedAtBare);
    results.accept(starts(installation, bare));
    results.accept(memories(installation, bare));
  }

  private Result starts(ServerInstallation installation, BareInstallation bare) {
    var starts = new PairedMeasurements();
    for (int pair = 0; pair < sizes.starts(); pair++) {
      Progress.tell("starting both, %d of %d".formatted(pair + 1, sizes.starts()));
      starts.add(
          secondsToStart(installation::begin, "/health/ready"),
          secondsToStart(bare::begin, "/users/me"));
    }
    return starts.result(START);
  }

  private static double secondsToStart(Supplier<Process> begin, String path) {
    try (FirstAnswer first = FirstAnswer.of(begin, path)) {
      return first.time().toNanos() / 1e9;
    }
  }

  private Result memories(ServerInstallation installation, BareInstallation bare) {
    var memories = new PairedMeasurements();
    // Shared by all pairs, so that no user is registered twice.
    var users = new AtomicInteger();
    for (int pair = 0; pair < sizes.pairs(); pair++) {
      Progress.tell("running the mixed load on both, %d of %d".formatted(pair + 1, sizes.pairs()));
      memories.add(
          mibAfterwards(installation.serve(), server -> mixed(server, users)),
          mibAfterwards(bare.serve(), this::mixedAtBare));
    }
    String path =
        String.format(Locale.ROOT, "memory (RSS) after %,d mixed requests", sizes.mixed());
    return memories.result(new Row(MEMORY, path, BARE, "MiB", Goal.none()));
  }

  private static double mibAfterwards(ServerProcess server, Consumer<ServerProcess> work) {
    try (server) {
      work.accept(server);
      return server.residentMib();
    }
  }

  /** Sends registrations and log-ins, then profiles and token checks in equal parts. */
  private void mixed(ServerProcess server, AtomicInteger users) {
    int first = users.getAndAdd(HASHES);
    RequestClients.overHttp(server.httpPort(), GeneratedUser.registering(first)).runOnce(HASHES);
    List<UserToken> tokens = UserToken.issue(server, HASHES, n -> first + n);
    var profiles =
        tokens.stream().map(userToken -> HttpExchange.profile(userToken.token())).toList();
    RequestClients.overHttp(server.httpPort(), RequestClients.again(profiles)).runOnce(half());
    var checks = tokens.stream().map(UserToken::check).toList();
    RequestClients.overGrpc(server.grpcPort(), RequestClients.again(checks)).runOnce(half());
  }

  private void mixedAtBare(ServerProcess server) {
    GeneratedUser user = new GeneratedUser(0);
    HttpExchange post = user.register().expecting(200, "{\"id\":\"");
    RequestClients.overHttp(server.httpPort(), () -> post).runOnce(2 * HASHES);
    HttpExchange get = HttpExchange.profile("token");
    RequestClients.overHttp(server.httpPort(), () -> get).runOnce(half());
    RequestClients.overGrpc(server.grpcPort(), () -> user.check("token")).runOnce(half());
  }

  private int half() {
    return sizes.mixed() / 2 - HASHES;
  }
}

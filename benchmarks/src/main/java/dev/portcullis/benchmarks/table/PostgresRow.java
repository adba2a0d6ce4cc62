package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.server.BareInstallation;
import dev.portcullis.benchmarks.server.Installation;
import dev.portcullis.benchmarks.server.Knight;
import dev.portcullis.benchmarks.server.Pass;
import dev.portcullis.benchmarks.server.Population;
import dev.portcullis.benchmarks.server.Postgres;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.Workplace;
import dev.portcullis.benchmarks.table.Result.Goal;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A profile read from PostgreSQL. */
record PostgresRow(Workplace workplace, Sizes sizes) implements Section {
  private static final Row ROW =
      new Row(
          "rest-postgresql",
          "REST GET /users/me, hot, on PostgreSQL",
          "bare Javalin, one select by id, the same pool",
          Goal.atLeast(0.85));

  @Override
  public List<String> names() {
    return List.of(ROW.name());
  }

  @Override
  public void measure(Findings findings) {
    try (Postgres postgres = Postgres.start(workplace)) {
      var settings = new HashMap<>(Installation.CHEAP_HASHES);
      settings.put("PORTCULLIS_DATABASE_URL", postgres.url());
      settings.put("PORTCULLIS_DATABASE_USERNAME", Postgres.USER);
      Installation installation = Installation.in(workplace, settings);
      installation.serve().close();
      Population.onPostgres(postgres.url(), Postgres.USER, sizes.few());
      try (ServerProcess server = installation.serve();
          ServerProcess bare = bare(server, postgres)) {
        findings.add(compare(server, bare));
      }
    }
  }

  private ServerProcess bare(ServerProcess server, Postgres postgres) {
    String ids =
        IntStream.range(0, sizes.few())
            .mapToObj(number -> new Knight(number).id().toString())
            .collect(Collectors.joining(","));
    return BareInstallation.like(
            server, workplace, "0", "0", new Knight(0).email(), postgres.url(), Postgres.USER, ids)
        .serve();
  }

  private Result compare(ServerProcess server, ServerProcess bare) {
    List<HttpExchange> profiles =
        Clients.profiles(Pass.issue(server, sizes.tokens(), n -> n % sizes.few()));
    List<HttpExchange> echoes = Clients.ofBareServer(profiles);
    try (Load ours = Clients.overHttp(server.httpPort(), Clients.again(profiles));
        Load theirs = Clients.overHttp(bare.httpPort(), Clients.again(echoes))) {
      return sizes.ofChecks().of(ROW, Side.of(ours), Side.of(theirs));
    }
  }
}

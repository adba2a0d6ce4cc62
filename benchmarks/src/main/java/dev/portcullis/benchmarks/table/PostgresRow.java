package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.server.BareInstallation;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.Population;
import dev.portcullis.benchmarks.server.Postgres;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.server.ServerInstallation;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.UserToken;
import dev.portcullis.benchmarks.table.Result.Goal;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Row of a profile that is read from PostgreSQL. */
record PostgresRow(RunDirectory directory, Sizes sizes) implements Section {
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
    try (Postgres postgres = Postgres.start(directory)) {
      var settings = new HashMap<>(ServerInstallation.CHEAP_HASHES);
      settings.put("PORTCULLIS_DATABASE_URL", postgres.url());
      settings.put("PORTCULLIS_DATABASE_USERNAME", Postgres.USER);
      ServerInstallation installation = ServerInstallation.in(directory, settings);
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
            .mapToObj(number -> new GeneratedUser(number).id().toString())
            .collect(Collectors.joining(","));
    return BareInstallation.like(
            server,
            directory,
            "0",
            "0",
            new GeneratedUser(0).email(),
            postgres.url(),
            Postgres.USER,
            ids)
        .serve();
  }

  private Result compare(ServerProcess server, ServerProcess bare) {
    List<HttpExchange> profiles =
        RequestClients.profiles(UserToken.issue(server, sizes.tokens(), n -> n % sizes.few()));
    List<HttpExchange> echoes = RequestClients.ofBareServer(profiles);
    try (Load ours = RequestClients.overHttp(server.httpPort(), RequestClients.again(profiles));
        Load theirs = RequestClients.overHttp(bare.httpPort(), RequestClients.again(echoes))) {
      return sizes.ofChecks().of(ROW, ComparedSide.of(ours), ComparedSide.of(theirs));
    }
  }
}

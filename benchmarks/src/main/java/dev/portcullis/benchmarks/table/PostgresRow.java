package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.server.BareInstallation;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.Postgres;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.server.ServerInstallation;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.UserToken;
import dev.portcullis.benchmarks.table.Comparison.Side;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Row of profiles on PostgreSQL, beside a bare server that selects a user for each answer. */
record PostgresRow(RunDirectory directory, Sizes sizes) implements Section {
  private static final Row ROW =
      new Row(
          "rest-postgresql",
          "REST GET /users/me on PostgreSQL",
          "bare Javalin, one select by id, the same pool",
          "µs",
          Goal.ratio(1.3));

  @Override
  public List<String> names() {
    return List.of(ROW.name());
  }

  @Override
  public void measure(Consumer<Result> results) {
    try (Postgres postgres = Postgres.start(directory);
        ServerProcess server =
            ServerInstallation.onPostgres(directory, postgres, sizes.few()).serve();
        ServerProcess bare = bare(server, postgres)) {
      results.accept(compare(server, bare));
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
    var profiles =
        RequestClients.profiles(UserToken.issue(server, sizes.tokens(), n -> n % sizes.few()));
    var constants = RequestClients.ofBareServer(profiles);
    Supplier<BackgroundLogIns> logIns = () -> new BackgroundLogIns(server, sizes.few());
    return sizes
        .comparison()
        .of(
            ROW,
            new Side(server, RequestClients.sendingOverHttp(server, profiles), logIns),
            new Side(bare, RequestClients.sendingOverHttp(bare, constants), logIns));
  }
}

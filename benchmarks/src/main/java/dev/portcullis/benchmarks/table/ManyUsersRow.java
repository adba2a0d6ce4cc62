package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.server.Progress;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.server.ServerInstallation;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.UserToken;
import dev.portcullis.benchmarks.table.Comparison.Side;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Row of profiles on SQLite with many users, beside Portcullis with few. */
record ManyUsersRow(RunDirectory directory, Sizes sizes) implements Section {
  private static final String NAME = "many-users";

  /** Has no common factor with the numbers of users, so that tokens are of different users. */
  private static final long STEP = 7_919;

  @Override
  public List<String> names() {
    return List.of(NAME);
  }

  @Override
  public void measure(Consumer<Result> results) {
    try (ServerProcess many = server(sizes.many());
        ServerProcess few = server(sizes.few())) {
      Side ofMany = side(many, sizes.many());
      Side ofFew = side(few, sizes.few());
      results.accept(sizes.comparison().of(row(), ofMany, ofFew));
    }
  }

  private Row row() {
    return new Row(
        NAME,
        String.format(Locale.ROOT, "REST GET /users/me with %,d users", sizes.many()),
        String.format(Locale.ROOT, "itself with %,d users", sizes.few()),
        "µs",
        Goal.ratio(1.1));
  }

  private ServerProcess server(int users) {
    Progress.tell(String.format(Locale.ROOT, "inserting %,d users", users));
    return ServerInstallation.onSqlite(directory, users).serve();
  }

  private Side side(ServerProcess server, int users) {
    List<UserToken> tokens = UserToken.issue(server, sizes.tokens(), n -> (int) (n * STEP % users));
    return new Side(
        server,
        RequestClients.sendingOverHttp(server, RequestClients.profiles(tokens)),
        () -> new BackgroundLogIns(server, users));
  }
}

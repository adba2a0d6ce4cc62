package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.server.BareInstallation;
import dev.portcullis.benchmarks.server.Population;
import dev.portcullis.benchmarks.server.Progress;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.server.ServerInstallation;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.UserToken;
import dev.portcullis.benchmarks.table.Result.Goal;
import java.util.List;
import java.util.Locale;

/**
 * Rows of profiles that are read from SQLite, with few and with many users. The requests are spread
 * over all users, with {@link Sizes#READ_TOKENS} tokens.
 */
record ReadRows(RunDirectory directory, Sizes sizes) implements Section {
  private static final Row READ =
      new Row(
          "rest-read",
          "REST GET /users/me, each read from SQLite",
          TokenRows.JAVALIN,
          TokenRows.REST_GOAL);
  private static final String MANY = "rest-many-users";

  @Override
  public List<String> names() {
    return List.of(READ.name(), MANY);
  }

  @Override
  public void measure(Findings findings) {
    try (ServerProcess small = server(sizes.few());
        ServerProcess big = server(sizes.many())) {
      // Logs in late, and one server after the other: five minutes after a log-in, a request with
      // its token also costs a write. By then the measurement is over. On a slow machine, both
      // sides have the same writes.
      List<HttpExchange> ofSmall = profiles(small, sizes.few());
      List<HttpExchange> ofBig = profiles(big, sizes.many());
      findings.add(againstConstant(small, ofSmall));
      findings.add(withMany(big, ofBig, small, ofSmall));
    }
  }

  private Result againstConstant(ServerProcess server, List<HttpExchange> profiles) {
    List<HttpExchange> echoes = RequestClients.ofBareServer(profiles);
    try (ServerProcess bare = BareInstallation.ofConstants(server, directory).serve();
        Load ours = load(server, profiles);
        Load theirs = load(bare, echoes)) {
      return sizes.ofReads().of(READ, ComparedSide.of(ours), ComparedSide.of(theirs));
    }
  }

  private Result withMany(
      ServerProcess big,
      List<HttpExchange> ofBig,
      ServerProcess small,
      List<HttpExchange> ofSmall) {
    var row =
        new Row(
            MANY,
            String.format(Locale.ROOT, "the same with %,d users", sizes.many()),
            String.format(Locale.ROOT, "itself with %,d", sizes.few()),
            Goal.atLeast(0.95));
    try (Load ours = load(big, ofBig);
        Load theirs = load(small, ofSmall)) {
      return sizes.ofReads().of(row, ComparedSide.of(ours), ComparedSide.of(theirs));
    }
  }

  private ServerProcess server(int users) {
    Progress.tell(String.format(Locale.ROOT, "inserting %,d users", users));
    ServerInstallation installation =
        ServerInstallation.in(directory, ServerInstallation.CHEAP_HASHES);
    installation.serve().close();
    Population.onSqlite(installation.database(), users);
    return installation.serve();
  }

  private static List<HttpExchange> profiles(ServerProcess server, int users) {
    // The step has no common factor with the number of users, so that every user gets a turn.
    return RequestClients.profiles(
        UserToken.issue(server, Sizes.READ_TOKENS, n -> (int) (n * 7_919L % users)));
  }

  private static Load load(ServerProcess server, List<HttpExchange> profiles) {
    return RequestClients.overHttp(server.httpPort(), RequestClients.again(profiles));
  }
}

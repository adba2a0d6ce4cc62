package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.server.Installation;
import dev.portcullis.benchmarks.server.Pass;
import dev.portcullis.benchmarks.server.Population;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.Workplace;
import dev.portcullis.benchmarks.table.Result.Goal;
import java.util.List;
import java.util.Locale;

/** The same with many users as with few: those who ask are spread over all of them. */
record SizeRow(Workplace workplace, Sizes sizes) implements Section {
  private static final String NAME = "rest-many-users";

  @Override
  public List<String> names() {
    return List.of(NAME);
  }

  @Override
  public void measure(Findings findings) {
    try (ServerProcess big = server(sizes.many());
        ServerProcess small = server(sizes.few());
        Load ofMany = load(big, sizes.many());
        Load ofFew = load(small, sizes.few())) {
      var row =
          new Row(
              NAME,
              String.format(Locale.ROOT, "the same, hot, with %,d users", sizes.many()),
              String.format(Locale.ROOT, "itself with %,d", sizes.few()),
              Goal.atLeast(0.95));
      findings.add(sizes.ofChecks().of(row, Side.of(ofMany), Side.of(ofFew)));
    }
  }

  private ServerProcess server(int users) {
    Installation installation = Installation.in(workplace, Installation.CHEAP_HASHES);
    installation.serve().close();
    Population.onSqlite(installation.database(), users);
    return installation.serve();
  }

  private Load load(ServerProcess server, int users) {
    // A step that shares no factor with the numbers of users, so that everybody gets a turn.
    List<HttpExchange> profiles =
        Clients.profiles(Pass.issue(server, sizes.tokens(), n -> (int) (n * 7_919L % users)));
    return Clients.overHttp(server.httpPort(), Clients.again(profiles));
  }
}

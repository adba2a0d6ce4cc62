package dev.portcullis.benchmarks.micro;

import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.login.Sessions.Opened;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.benchmarks.load.WrongAnswer;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.Population;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.login.SignedInUser;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reads on SQLite by index, including the conversion to domain values. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Rows {
  private static final int USERS = 40_000;

  private static final int CONNECTIONS = 10;

  private final List<LoggedInUser> visits =
      IntStream.range(0, USERS)
          .mapToObj(number -> LoggedInUser.of(new GeneratedUser(number)))
          .toList();

  private Storage storage;
  private UserRepository users;
  private Sessions sessions;
  private int turn;

  /** Fills a new database. */
  @Setup
  public void fill() {
    Path file = RunDirectory.open().folder().resolve("rows.db");
    var settings =
        new Settings(
            "jdbc:sqlite:" + file,
            Optional.empty(),
            Optional.empty(),
            file.resolveSibling("data"),
            CONNECTIONS);
    var provider = new SqlStorageProvider();
    provider.migrate(settings);
    Population.onSqlite(file, USERS);
    storage = provider.open(settings);
    users = storage.users();
    sessions = storage.sessions();
    visits.forEach(this::begin);
  }

  private void begin(LoggedInUser visit) {
    Opened opened = sessions.open(visit.session(), Optional.of(visit.tokenHash()), 0);
    if (opened != Opened.OPENED) {
      throw new WrongAnswer(opened.toString());
    }
  }

  /** The read of a superuser's request for a user. */
  @Benchmark
  public User findUser() {
    User user = next().user();
    return Expected.expect(user, users.findById(user.id()).map(Account::user));
  }

  /** The read for a JWT. */
  @Benchmark
  public SignedInUser findSession() {
    LoggedInUser visit = next();
    return Expected.expect(visit.caller(), sessions.find(visit.session().id(), LoggedInUser.NOW));
  }

  /** The read for an opaque token. */
  @Benchmark
  public SignedInUser findSessionByToken() {
    LoggedInUser visit = next();
    return Expected.expect(
        visit.caller(), sessions.findByToken(visit.tokenHash(), LoggedInUser.NOW));
  }

  /** Returns the logged-in users in turn. */
  private LoggedInUser next() {
    turn = (turn + 1) % USERS;
    return visits.get(turn);
  }

  /** Closes the database. */
  @TearDown
  public void close() {
    storage.close();
  }
}

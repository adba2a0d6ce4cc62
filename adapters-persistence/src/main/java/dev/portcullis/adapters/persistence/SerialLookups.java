package dev.portcullis.adapters.persistence;

import dev.portcullis.adapters.persistence.Lookup.Mapping;
import dev.portcullis.adapters.persistence.SqliteMemory.Answers;
import dev.portcullis.adapters.persistence.SqliteMemory.Question;
import dev.portcullis.adapters.persistence.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one after the other, on a connection of its own and by statements that stay prepared. SQLite
 * answers within microseconds. Several at once would only get in each other's way inside of it,
 * where whoever waits for a lock costs the system more than an answer. To prepare a statement takes
 * it longer than to run it, and each column that is fetched costs calls into native code: so rows
 * of what is asked again and again come in one piece, and are remembered until the next commit.
 */
public final class SerialLookups implements Lookups {
  private static final Logger LOG = LoggerFactory.getLogger(SerialLookups.class);

  private final Dialect dialect;
  private final Path file;
  private final DataSource source;
  private final ReentrantLock turn = new ReentrantLock();
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private @Nullable Connection connection;
  private volatile @Nullable SqliteMemory memory;

  /** Connects to {@code source}, the database in {@code file}, when the first asks. */
  public SerialLookups(Dialect dialect, Path file, DataSource source) {
    this.dialect = dialect;
    this.file = file;
    this.source = source;
  }

  @Override
  public <T> List<T> find(Lookup<T> lookup, Object... parameters) throws SQLException {
    if (!lookup.repeated()) {
      return ask(lookup.sql(), lookup.mapping(), parameters);
    }
    SqliteMemory remembering = memory;
    return remembering == null
        ? read(lookup, inOnePiece(lookup, parameters))
        : find(remembering.answers(), lookup, parameters);
  }

  // The question holds the lookup that the answer is of.
  @SuppressWarnings("unchecked")
  private <T> List<T> find(Answers answers, Lookup<T> lookup, Object... parameters)
      throws SQLException {
    var question = new Question(lookup, List.of(parameters));
    List<?> known = answers.to(question);
    if (known != null) {
      return (List<T>) known;
    }
    List<String> rows = inOnePiece(lookup, parameters);
    List<T> found = read(lookup, rows);
    answers.remember(question, rows, found);
    return found;
  }

  @Override
  public boolean isReadable() throws SQLException {
    if (!isMyTurnSoon()) {
      return false;
    }
    try {
      return !find(READABLE).isEmpty();
    } finally {
      turn.unlock();
    }
  }

  private boolean isMyTurnSoon() {
    try {
      return turn.tryLock(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static <T> List<T> read(Lookup<T> lookup, List<String> rows) throws SQLException {
    List<T> found = new ArrayList<>();
    for (String row : rows) {
      found.add(lookup.mapping().of(JsonRow.of(row)));
    }
    return found;
  }

  private List<String> inOnePiece(Lookup<?> lookup, Object... parameters) throws SQLException {
    return ask(lookup.sqlForJson(), row -> row.text(1), parameters);
  }

  private <R> List<R> ask(String sql, Mapping<R> mapping, Object... parameters)
      throws SQLException {
    turn.lock();
    try {
      PreparedStatement statement = statement(sql);
      Lookup.bind(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        List<R> found = new ArrayList<>();
        while (rows.next()) {
          found.add(mapping.of(new ResultRow(dialect, rows)));
        }
        return found;
      }
    } catch (SQLException failure) {
      disconnect();
      throw failure;
    } finally {
      turn.unlock();
    }
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known != null) {
      return known;
    }
    PreparedStatement statement = connection().prepareStatement(sql);
    prepared.put(sql, statement);
    return statement;
  }

  private Connection connection() throws SQLException {
    Connection known = connection;
    if (known != null) {
      return known;
    }
    Connection opened = source.getConnection();
    connection = opened;
    try (Statement first = opened.createStatement()) {
      // The first that is read opens the log, with its index.
      first.execute("select count(*) from sqlite_schema");
    }
    memory = WalIndex.of(file).map(SqliteMemory::new).orElse(null);
    return opened;
  }

  /** The next who asks begins anew: whatever is wrong may be so with the connection alone. */
  private void disconnect() {
    memory = null;
    prepared.clear();
    try (Connection old = connection) {
      connection = null;
    } catch (SQLException failure) {
      LOG.debug("A connection did not end well", failure);
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      disconnect();
    } finally {
      turn.unlock();
    }
  }
}

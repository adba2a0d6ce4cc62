package dev.portcullis.adapters.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * come in one piece.
 */
final class SerialLookups implements Lookups {
  private static final Logger LOG = LoggerFactory.getLogger(SerialLookups.class);

  private final DataSource source;
  private final ReentrantLock turn = new ReentrantLock();
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private @Nullable Connection connection;

  /** Connects to {@code source} when the first asks. */
  SerialLookups(DataSource source) {
    this.source = source;
  }

  @Override
  public <T> List<T> find(Lookup<T> lookup, Object... parameters) throws SQLException {
    List<T> found = new ArrayList<>();
    for (String row : rows(lookup.sqlForJson(), parameters)) {
      found.add(lookup.mapping().of(JsonRow.of(row)));
    }
    return found;
  }

  private List<String> rows(String sql, Object... parameters) throws SQLException {
    turn.lock();
    try {
      PreparedStatement statement = statement(sql);
      Lookup.bind(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
          found.add(rows.getString(1));
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
    if (connection == null) {
      connection = source.getConnection();
    }
    PreparedStatement statement = connection.prepareStatement(sql);
    prepared.put(sql, statement);
    return statement;
  }

  /** The next who asks begins anew: whatever is wrong may be so with the connection alone. */
  private void disconnect() {
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

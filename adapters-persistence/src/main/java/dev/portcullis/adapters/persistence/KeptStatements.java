package dev.portcullis.adapters.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Statements that stay prepared as long as their connection lives: for SQLite, to prepare one takes
 * longer than to run it. Thread-safe, as long as no two threads use one connection at a time.
 */
final class KeptStatements implements Preparation {
  private final Map<Connection, Map<String, PreparedStatement>> all = new ConcurrentHashMap<>();

  @Override
  public <T> T run(Connection lent, String sql, Use<T> use) throws SQLException {
    // The connection itself, not what the pool lends out in its place and ends with its return.
    Connection connection = lent.unwrap(Connection.class);
    Map<String, PreparedStatement> kept = keptOn(connection);
    PreparedStatement statement = kept.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      kept.put(sql, statement);
    }
    try {
      return use.of(statement);
    } catch (SQLException failure) {
      kept.remove(sql);
      statement.close();
      throw failure;
    }
  }

  private Map<String, PreparedStatement> keptOn(Connection connection) throws SQLException {
    Map<String, PreparedStatement> kept = all.get(connection);
    if (kept != null) {
      return kept;
    }
    forgetClosed();
    return all.computeIfAbsent(connection, unknown -> new HashMap<>());
  }

  /** Connections end unnoticed, but not without another one in their place, some time. */
  private void forgetClosed() throws SQLException {
    for (Iterator<Connection> known = all.keySet().iterator(); known.hasNext(); ) {
      if (known.next().isClosed()) {
        known.remove();
      }
    }
  }
}

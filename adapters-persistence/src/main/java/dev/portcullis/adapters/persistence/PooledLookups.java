package dev.portcullis.adapters.persistence;

import dev.portcullis.adapters.persistence.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Asks on whatever connection is free: of a database that answers many at once, through a driver
 * that keeps statements prepared by itself.
 *
 * @param pool is closed by whoever has opened it
 */
public record PooledLookups(Dialect dialect, DataSource pool) implements Lookups {
  @Override
  public <T> List<T> find(Lookup<T> lookup, Object... parameters) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return find(connection, lookup, parameters);
    }
  }

  private <T> List<T> find(Connection connection, Lookup<T> lookup, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(lookup.sql())) {
      Lookup.bind(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(lookup.mapping().of(new ResultRow(dialect, rows)));
        }
        return found;
      }
    }
  }

  @Override
  public boolean isReadable() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(ANSWER_SECONDS) && !find(connection, READABLE).isEmpty();
    }
  }

  @Override
  public void close() {}
}

package dev.portcullis.adapters.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query that is asked at almost every request, or before the first one.
 *
 * @param sql with a {@code ?} for each parameter
 * @param mapping reads the row's columns by their numbers, which is faster than by their names
 */
record Lookup<T>(String sql, Mapping<T> mapping) {
  /** Reads what a row says. */
  @FunctionalInterface
  interface Mapping<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** What it finds, asked through {@code statement}. */
  Optional<T> in(PreparedStatement statement, Object... parameters) throws SQLException {
    try (ResultSet rows = rows(statement, parameters)) {
      return rows.next() ? Optional.of(mapping.of(rows)) : Optional.empty();
    }
  }

  /** All that it finds, in the query's order. */
  List<T> allIn(PreparedStatement statement, Object... parameters) throws SQLException {
    var all = new ArrayList<T>();
    try (ResultSet rows = rows(statement, parameters)) {
      while (rows.next()) {
        all.add(mapping.of(rows));
      }
    }
    return all;
  }

  private static ResultSet rows(PreparedStatement statement, Object... parameters)
      throws SQLException {
    for (int number = 1; number <= parameters.length; number++) {
      statement.setObject(number, parameters[number - 1]);
    }
    return statement.executeQuery();
  }
}

package dev.portcullis.adapters.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A query that finds one row or none, asked at almost every request.
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
    for (int number = 1; number <= parameters.length; number++) {
      statement.setObject(number, parameters[number - 1]);
    }
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(mapping.of(rows)) : Optional.empty();
    }
  }
}

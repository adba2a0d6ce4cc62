package dev.portcullis.adapters.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** How statements that are run again and again come to be prepared. Thread-safe. */
interface Preparation {
  /** For each run anew: of what its driver keeps prepared by itself. */
  Preparation EACH_TIME =
      new Preparation() {
        @Override
        public <T> T run(Connection connection, String sql, Use<T> use) throws SQLException {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.of(statement);
          }
        }
      };

  /** Runs {@code use} with the statement for {@code sql}, which leaves no result open. */
  <T> T run(Connection connection, String sql, Use<T> use) throws SQLException;

  /** What is done with a prepared statement. */
  @FunctionalInterface
  interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }
}

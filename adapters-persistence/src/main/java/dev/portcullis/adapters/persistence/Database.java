package dev.portcullis.adapters.persistence;

import dev.portcullis.application.port.out.StoreUnavailable;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** Runs statements, and tells failures that may pass from all others. Thread-safe. */
final class Database {
  private final Dialect dialect;
  private final Jdbi writer;
  private final Jdbi reader;

  Database(Dialect dialect, Connections connections) {
    this.dialect = dialect;
    this.writer = Jdbi.create(connections.writer());
    this.reader = Jdbi.create(connections.reader());
  }

  Dialect dialect() {
    return dialect;
  }

  /** Runs statements that change nothing. */
  <T> T read(HandleCallback<T, SQLException> statements) {
    return translating(() -> reader.withHandle(statements));
  }

  /** Runs one statement that changes something, in a transaction of its own. */
  <T> T write(HandleCallback<T, SQLException> statement) {
    return translating(() -> writer.withHandle(statement));
  }

  /** Runs statements of which all or none take effect. */
  <T> T inTransaction(HandleCallback<T, SQLException> statements) {
    return translating(() -> writer.inTransaction(statements));
  }

  Object parameter(UUID id) {
    return dialect.parameter(id);
  }

  boolean isDuplicate(RuntimeException failure) {
    return sqlFailure(failure).filter(dialect::isDuplicate).isPresent();
  }

  private <T> T translating(Statements<T> statements) {
    try {
      return statements.run();
    } catch (SQLException | RuntimeException failure) {
      if (sqlFailure(failure).filter(dialect::isPassing).isPresent()) {
        throw new StoreUnavailable("the database doesn't answer", failure);
      }
      throw failure instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(failure);
    }
  }

  static Optional<SQLException> sqlFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  @FunctionalInterface
  private interface Statements<T> {
    T run() throws SQLException;
  }
}

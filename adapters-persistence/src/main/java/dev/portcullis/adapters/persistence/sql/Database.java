package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.adapters.persistence.LateJdbi;
import dev.portcullis.adapters.persistence.Lookup;
import dev.portcullis.application.failure.StoreUnavailable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.HandleCallback;

/** Runs statements, and tells failures that may pass from all others. Thread-safe. */
public final class Database implements AutoCloseable {
  private static final int MAX_UNDER_WAY = Integer.MAX_VALUE;
  private static final int CLOSE_SECONDS = 10;
  private static final int MAX_ATTEMPTS = 3;

  private final Dialect dialect;
  private final Connections connections;
  private final LateJdbi writer;
  private final LateJdbi reader;
  private final Semaphore underWay = new Semaphore(MAX_UNDER_WAY);
  private final AtomicBoolean closed = new AtomicBoolean();

  public Database(Dialect dialect, Connections connections) {
    this.dialect = dialect;
    this.connections = connections;
    this.writer = new LateJdbi(connections.writer());
    this.reader = new LateJdbi(connections.reader());
  }

  Dialect dialect() {
    return dialect;
  }

  /** Runs statements that change nothing. */
  <T> T read(HandleCallback<T, SQLException> statements) {
    return run(() -> reader.get().withHandle(statements));
  }

  /** Finds what a query finds that is asked often; faster than {@link #read}. */
  <T> Optional<T> find(Lookup<T> lookup, Object... parameters) {
    return findAll(lookup, parameters).stream().findFirst();
  }

  /** Finds all that it finds. */
  <T> List<T> findAll(Lookup<T> lookup, Object... parameters) {
    return run(() -> connections.lookups().find(lookup, parameters));
  }

  /** Whether it can be read. */
  public boolean isReadable() {
    return run(connections.lookups()::isReadable);
  }

  /** Runs one statement that changes something, in a transaction of its own. */
  <T> T write(HandleCallback<T, SQLException> statement) {
    return run(() -> writer.get().withHandle(statement));
  }

  /**
   * Runs statements of which all or none take effect; all of them once more if the database undid
   * them in favour of somebody else's.
   */
  <T> T inTransaction(HandleCallback<T, SQLException> statements) {
    return run(() -> writer.get().inTransaction(statements));
  }

  /** An id, as a statement's parameter. */
  Object parameter(UUID id) {
    return dialect.parameter(id);
  }

  /** An id, as a row's column. */
  UUID uuid(ResultSet row, String column) throws SQLException {
    return dialect.uuid(row, row.findColumn(column));
  }

  boolean isDuplicate(RuntimeException failure) {
    return sqlFailure(failure).filter(dialect::isDuplicate).isPresent();
  }

  private <T> T run(Statements<T> statements) {
    if (!underWay.tryAcquire()) {
      throw closed();
    }
    try {
      if (closed.get()) {
        throw closed();
      }
      return repeating(statements);
    } finally {
      underWay.release();
    }
  }

  private static StoreUnavailable closed() {
    return new StoreUnavailable("the store is closed", null);
  }

  private <T> T repeating(Statements<T> statements) {
    for (int attempt = 1; ; attempt++) {
      try {
        return statements.run();
      } catch (SQLException | RuntimeException failure) {
        boolean undone = sqlFailure(failure).filter(dialect::isUndone).isPresent();
        if (!undone || attempt == MAX_ATTEMPTS) {
          throw translated(failure);
        }
      }
    }
  }

  private RuntimeException translated(Exception failure) {
    if (isPassing(dialect, failure)) {
      return new StoreUnavailable("the database doesn't answer", failure);
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }

  /** Whether {@code failure} may be over when one tries again later. */
  public static boolean isPassing(Dialect dialect, Exception failure) {
    Optional<SQLException> sql = sqlFailure(failure);
    // What a pool throws when no connection is to be had in time.
    boolean noConnection =
        sql.filter(SQLTransientConnectionException.class::isInstance).isPresent();
    return noConnection || sql.filter(dialect::isPassing).isPresent();
  }

  /** What the database's driver said, if that is behind {@code failure}. */
  public static Optional<SQLException> sqlFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /** Refuses everything from now on, and lets what is under way finish: 10 seconds at most. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      underWay.tryAcquire(MAX_UNDER_WAY, CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } finally {
      connections.close();
    }
  }

  @FunctionalInterface
  private interface Statements<T> {
    T run() throws SQLException;
  }
}

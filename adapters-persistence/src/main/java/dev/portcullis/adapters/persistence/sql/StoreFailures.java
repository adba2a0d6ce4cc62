package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.JdbiException;

/** Translator of a database's failures into the ports' exceptions. Stateless. */
public record StoreFailures(Dialect dialect) {
  /** Reports whether a unique value exists already. */
  boolean isDuplicate(Throwable failure) {
    return sqlFailure(failure).filter(dialect::isDuplicate).isPresent();
  }

  /** Reports whether the database rolled back a transaction that can be repeated at once. */
  boolean isSerializationFailure(Throwable failure) {
    return sqlFailure(failure).filter(dialect::isSerializationFailure).isPresent();
  }

  /** Reports whether a later attempt can succeed. */
  public boolean isTransient(Throwable failure) {
    Optional<SQLException> sql = sqlFailure(failure);
    // Thrown by the pool when no connection is available in time.
    boolean noConnection =
        sql.filter(SQLTransientConnectionException.class::isInstance).isPresent();
    return noConnection || sql.filter(dialect::isTransient).isPresent();
  }

  /**
   * Returns the exception for a port's caller: {@link StoreUnavailable} for a transient failure of
   * the database; any other runtime exception unchanged.
   */
  RuntimeException translated(Exception failure) {
    boolean ofDatabase = failure instanceof SQLException || failure instanceof JdbiException;
    if (ofDatabase && isTransient(failure)) {
      return new StoreUnavailable("the database doesn't answer", failure);
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }

  /**
   * Runs {@code work}. Its exceptions tell an operator the problem, the database's location and the
   * remedy.
   */
  public <T> T explaining(Settings settings, Callable<T> work) {
    try {
      return work.call();
    } catch (StorageRefused | StoreUnavailable clear) {
      throw clear;
    } catch (Exception failure) {
      throw explained(dialect.description(settings), failure);
    }
  }

  private RuntimeException explained(String place, Exception failure) {
    Optional<String> advice = sqlFailure(failure).flatMap(dialect::advice);
    if (advice.isPresent()) {
      return new StorageRefused("%s %s".formatted(place, advice.get()), failure);
    }
    if (isTransient(failure)) {
      return new StoreUnavailable("%s doesn't answer".formatted(place), failure);
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("%s can't be opened".formatted(place), failure);
  }

  /** Returns the first SQL exception in the cause chain. */
  private static Optional<SQLException> sqlFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }
}

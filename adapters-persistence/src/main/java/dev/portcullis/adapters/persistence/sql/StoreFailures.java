package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.JdbiException;

/** Translates the failures of one kind of database into those that the ports know. Stateless. */
public record StoreFailures(Dialect dialect) {
  /** Whether a unique value was there already. */
  boolean isDuplicate(Throwable failure) {
    return sqlFailure(failure).filter(dialect::isDuplicate).isPresent();
  }

  /** Whether the database undid a transaction that can be run again at once. */
  boolean isSerializationFailure(Throwable failure) {
    return sqlFailure(failure).filter(dialect::isSerializationFailure).isPresent();
  }

  /** Whether a later attempt can succeed. */
  public boolean isTransient(Throwable failure) {
    Optional<SQLException> sql = sqlFailure(failure);
    // The pool throws this when it gets no connection in time.
    boolean noConnection =
        sql.filter(SQLTransientConnectionException.class::isInstance).isPresent();
    return noConnection || sql.filter(dialect::isTransient).isPresent();
  }

  /** The failure that a port's caller sees. Exceptions that are not the database's stay as is. */
  RuntimeException translated(Exception failure) {
    boolean ofDatabase = failure instanceof SQLException || failure instanceof JdbiException;
    if (ofDatabase && isTransient(failure)) {
      return new StoreUnavailable("the database doesn't answer", failure);
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }

  /** Runs {@code work}; its failures tell an operator what is wrong, where, and what to do. */
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

  /** The driver's own exception among the causes. */
  private static Optional<SQLException> sqlFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }
}

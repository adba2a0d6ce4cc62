package dev.portcullis.adapters.persistence.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that several acts join. Once an act has failed and can't be undone by itself, the
 * transaction can only be rolled back: the databases differ in what they would still commit. Used
 * by one thread.
 */
final class Transaction {
  private final Handle handle;
  private @Nullable Exception failure;

  Transaction(Handle handle) {
    this.handle = handle;
  }

  <T> T run(HandleCallback<T, SQLException> statements) throws SQLException {
    refuseFailed();
    try {
      return statements.withHandle(handle);
    } catch (SQLException | RuntimeException failed) {
      failure = failed;
      throw failed;
    }
  }

  /** Runs statements of which none takes effect when they fail, whatever becomes of the others. */
  <T> T runAtomically(HandleCallback<T, SQLException> statements) throws SQLException {
    refuseFailed();
    Connection connection = handle.getConnection();
    Savepoint before = connection.setSavepoint();
    try {
      T result = statements.withHandle(handle);
      connection.releaseSavepoint(before);
      return result;
    } catch (SQLException | RuntimeException failed) {
      try {
        connection.rollback(before);
      } catch (SQLException lost) {
        failed.addSuppressed(lost);
        failure = failed;
      }
      throw failed;
    }
  }

  /**
   * Throws if an act has failed.
   *
   * @throws TransactionException caused by the act's failure
   */
  void refuseFailed() {
    if (failure != null) {
      throw new TransactionException("An earlier act of this transaction has failed", failure);
    }
  }
}

package dev.portcullis.adapters.persistence.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;

/**
 * Transaction that several calls on one thread join. After a failure without a savepoint it can
 * only be rolled back, because databases differ in what they would commit. Not thread-safe.
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

  /** Runs statements in a savepoint: if they fail, only they are rolled back. */
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
   * Throws if an earlier call has failed.
   *
   * @throws TransactionException with the earlier failure as its cause
   */
  void refuseFailed() {
    if (failure != null) {
      throw new TransactionException(
          "An earlier statement of this transaction has failed", failure);
    }
  }
}

package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.failure.StoreUnavailable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * Executor of an open store's statements. Thread-safe. Methods that run statements throw {@link
 * StoreUnavailable} when the database doesn't answer or this is closed.
 */
public final class Database implements AutoCloseable {
  private static final int MAX_UNDER_WAY = Integer.MAX_VALUE;
  private static final int CLOSE_SECONDS = 10;
  private static final int VALID_SECONDS = 2;
  private static final int MAX_ATTEMPTS = 3;

  private final Dialect dialect;
  private final StoreFailures failures;
  private final Connections connections;
  private final Jdbi writer;
  private final Jdbi reader;
  private final ScopedValue<Transaction> transaction = ScopedValue.newInstance();
  private final Semaphore underWay = new Semaphore(MAX_UNDER_WAY);
  private final AtomicBoolean closed = new AtomicBoolean();

  public Database(Dialect dialect, Connections connections) {
    this.dialect = dialect;
    this.failures = new StoreFailures(dialect);
    this.connections = connections;
    this.writer = jdbi(connections.writer());
    this.reader = jdbi(connections.reader());
  }

  /** Returns a Jdbi on {@code connections} whose exceptions don't contain statement arguments. */
  public static Jdbi jdbi(DataSource connections) {
    Jdbi jdbi = Jdbi.create(new InterruptSafeConnections(connections));
    // The arguments include hashes and addresses, and exceptions are logged.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Runs statements that only read. */
  public <T> T read(HandleCallback<T, SQLException> statements) {
    return transaction.isBound()
        ? joined(() -> transaction.get().run(statements))
        : repeating(() -> reader.withHandle(statements));
  }

  /** Runs one statement that changes data. */
  public <T> T write(HandleCallback<T, SQLException> statement) {
    return transaction.isBound()
        ? joined(() -> transaction.get().run(statement))
        : repeating(() -> writer.withHandle(statement));
  }

  /** Runs statements atomically: all or none take effect. */
  public <T> T writeAtomically(HandleCallback<T, SQLException> statements) {
    return transaction.isBound()
        ? joined(() -> transaction.get().runAtomically(statements))
        : repeating(() -> writer.inTransaction(statements));
  }

  /**
   * Runs statements atomically, and doesn't wait until the disk has them: a crash of the machine
   * may lose them. Not for a calling thread with a transaction.
   */
  public <T> T writeWithoutWaitingForDisk(HandleCallback<T, SQLException> statements) {
    return repeating(
        () -> writer.withHandle(handle -> dialect.withoutWaitingForDisk(handle, statements)));
  }

  /**
   * Runs {@code work} in one transaction. Every statement that the work runs on this database and
   * the calling thread joins it, and so does a nested call. An exception rolls the transaction back
   * and is rethrown. After a deadlock or serialization failure, the whole work runs again, up to
   * three times in total; so it must have no other side effects.
   */
  public <R> R inTransaction(Supplier<R> work) {
    return transaction.isBound()
        ? work.get()
        : repeating(() -> writer.inTransaction(handle -> begun(new Transaction(handle), work)));
  }

  private <R> R begun(Transaction begun, Supplier<R> work) {
    R result = ScopedValue.where(transaction, begun).call(work::get);
    begun.refuseFailed();
    return result;
  }

  private <T> T joined(Act<T> act) {
    try {
      return act.run();
    } catch (SQLException | RuntimeException failure) {
      throw failures.translated(failure);
    }
  }

  /** Reports whether a table can be read within a few seconds. */
  public boolean isReadable() {
    // SQLite answers a query without a table without reading the file.
    return read(
        handle ->
            handle.getConnection().isValid(VALID_SECONDS)
                && handle
                    .createQuery("select count(*) from signing_keys")
                    .mapTo(Long.class)
                    .findOne()
                    .isPresent());
  }

  /** Returns the database's time; empty if it has no clock of its own. */
  public Optional<Instant> clock() {
    return dialect
        .clock()
        .map(
            expression ->
                read(
                    handle ->
                        handle
                            .createQuery("select " + expression)
                            .mapTo(Long.class)
                            .map(Micros::instant)
                            .one()));
  }

  /** Converts an id to a statement's parameter. */
  Object parameter(UUID id) {
    return dialect.parameter(id);
  }

  /** Reads an id from a row's column. */
  UUID uuid(ResultSet row, String column) throws SQLException {
    return dialect.uuid(row, column);
  }

  boolean isDuplicate(RuntimeException failure) {
    return failures.isDuplicate(failure);
  }

  /** Runs {@code act}, and repeats it after a deadlock or serialization failure. */
  private <T> T repeating(Act<T> act) {
    if (!underWay.tryAcquire()) {
      throw closed();
    }
    try {
      if (closed.get()) {
        throw closed();
      }
      for (int attempt = 1; ; attempt++) {
        try {
          return act.run();
        } catch (SQLException | RuntimeException failure) {
          if (!failures.isSerializationFailure(failure) || attempt == MAX_ATTEMPTS) {
            throw failures.translated(failure);
          }
        }
      }
    } finally {
      underWay.release();
    }
  }

  private static StoreUnavailable closed() {
    return new StoreUnavailable("the store is closed", null);
  }

  /** Rejects new statements, waits up to 10 seconds for running ones, and closes the pools. */
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
  private interface Act<T> {
    T run() throws SQLException;
  }
}

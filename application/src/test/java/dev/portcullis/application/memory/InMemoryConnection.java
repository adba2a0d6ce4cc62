package dev.portcullis.application.memory;

import dev.portcullis.application.failure.StoreUnavailable;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Connection of one node to the tables. Runs one transaction at a time across all nodes.
 * Thread-safe.
 */
final class InMemoryConnection {
  private final InMemoryTables tables;
  private boolean interrupted;
  private boolean closed;

  InMemoryConnection(InMemoryTables tables) {
    this.tables = tables;
  }

  /** Connection of another node to the same tables. */
  InMemoryConnection another() {
    return new InMemoryConnection(tables);
  }

  /**
   * Runs {@code work} exclusively, as part of the thread's current transaction, if any. If it
   * throws, nothing has changed.
   *
   * @throws StoreUnavailable if interrupted or closed
   */
  <T> T transaction(Function<InMemoryTables, T> work) {
    return locked(
        () -> {
          if (interrupted || closed) {
            throw new StoreUnavailable("the in-memory store is unavailable", null);
          }
          Runnable undo = tables.snapshot();
          try {
            return work.apply(tables);
          } catch (RuntimeException | Error failure) {
            undo.run();
            throw failure;
          }
        });
  }

  boolean isReachable() {
    return locked(() -> !interrupted && !closed);
  }

  void interrupt(boolean now) {
    locked(() -> interrupted = now);
  }

  void close() {
    locked(() -> closed = true);
  }

  private <T> T locked(Supplier<T> work) {
    tables.lock.lock();
    try {
      return work.get();
    } finally {
      tables.lock.unlock();
    }
  }
}

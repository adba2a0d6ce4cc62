package dev.portcullis.application.failure;

import java.util.ArrayList;
import java.util.List;

/**
 * Cancellation of a request by its client or its deadline. The edge binds it to the thread that
 * handles the request. Work that waits in a queue for this thread registers an action that gives
 * the place up. Thread-safe.
 *
 * <p>The thread itself is not interrupted: a pool of connections may spin for as long as an
 * interrupted thread returns a connection, and keep a processor from every other request.
 */
public final class RequestCancellation {
  private static final ScopedValue<RequestCancellation> CURRENT = ScopedValue.newInstance();

  private final List<Runnable> actions = new ArrayList<>();
  private boolean isCancelled;

  /** An action that waits for the cancellation of a request. Closing it withdraws the action. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** Runs {@code handling} as the request that {@link #cancel} cancels. */
  public void during(Runnable handling) {
    ScopedValue.where(CURRENT, this).run(handling);
  }

  /** Cancels the request: runs its actions on the calling thread. Further calls do nothing. */
  public void cancel() {
    List<Runnable> waiting;
    synchronized (this) {
      isCancelled = true;
      waiting = List.copyOf(actions);
      actions.clear();
    }
    waiting.forEach(Runnable::run);
  }

  /**
   * Registers {@code action} for the cancellation of the calling thread's request; runs it at once
   * if the request is cancelled already. The action must be quick. Does nothing on a thread without
   * a request.
   */
  public static Registration onCancel(Runnable action) {
    return CURRENT.isBound() ? CURRENT.get().register(action) : () -> {};
  }

  private Registration register(Runnable action) {
    synchronized (this) {
      if (!isCancelled) {
        actions.add(action);
        return () -> withdraw(action);
      }
    }
    action.run();
    return () -> {};
  }

  private synchronized void withdraw(Runnable action) {
    actions.remove(action);
  }
}

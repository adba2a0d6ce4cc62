package dev.portcullis.application.usecase;

import dev.portcullis.application.port.out.audit.EventListener;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.audit.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Runs changes of the store in transactions, together with their events: a crash loses both or
 * neither. Thread-safe.
 */
public final class Transactions {
  /** The events of the calling thread's transaction. */
  private final ScopedValue<List<Event>> inProgress = ScopedValue.newInstance();

  private final Storage storage;
  private final Duration retention;
  private final EventListener listener;

  /**
   * Runs transactions in {@code storage}.
   *
   * @param retention the minimum time for which an event is kept
   * @param listener called with each event after its commit
   */
  public Transactions(Storage storage, Duration retention, EventListener listener) {
    this.storage = storage;
    this.retention = retention;
    this.listener = listener;
  }

  /**
   * Runs {@code change} in one transaction; a nested call joins the outer transaction. The store
   * may undo and repeat the change, so the change must affect nothing but the store.
   */
  public <R> R run(Function<EventRecorder, R> change) {
    if (inProgress.isBound()) {
      return change.apply(recorder(inProgress.get()));
    }
    List<Event> recorded = new ArrayList<>();
    R result =
        storage.inTransaction(
            () -> {
              recorded.clear();
              return ScopedValue.where(inProgress, recorded)
                  .call(() -> change.apply(recorder(recorded)));
            });
    recorded.forEach(listener::onEvent);
    return result;
  }

  /** Records one event in the calling thread's transaction, or in one of its own. */
  public void record(Event event) {
    run(
        events -> {
          events.record(event);
          return event;
        });
  }

  private EventRecorder recorder(List<Event> recorded) {
    return event -> {
      storage.events().append(event, event.context().at().minus(retention));
      recorded.add(event);
    };
  }
}

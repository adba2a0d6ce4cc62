package dev.portcullis.application.usecase;

import dev.portcullis.application.port.out.audit.EventListener;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.audit.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Runs changes of the store in transactions, together with the events that tell of them: a crash
 * loses neither without the other. Thread-safe.
 */
public final class Transactions {
  /** The events of the transaction that the thread is in. */
  private final ScopedValue<List<Event>> inProgress = ScopedValue.newInstance();

  private final Storage storage;
  private final Duration retention;
  private final EventListener listener;

  /**
   * Runs them in {@code storage}.
   *
   * @param retention how long an event is kept at least
   * @param listener told of each event once it is committed
   */
  public Transactions(Storage storage, Duration retention, EventListener listener) {
    this.storage = storage;
    this.retention = retention;
    this.listener = listener;
  }

  /**
   * Runs {@code change} in one transaction; inside of another one, it joins that. The change may be
   * run again when the store had to undo it, so it changes nothing but the store.
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

  /** Records one event, alone or in the transaction that the thread is in. */
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

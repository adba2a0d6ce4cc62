package dev.portcullis.bootstrap.runtime;

import dev.portcullis.application.port.out.audit.EventListener;
import dev.portcullis.domain.audit.Event;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several listeners; one that fails keeps none of the others from being told. */
public record EventListeners(List<EventListener> listeners) implements EventListener {
  private static final Logger LOG = LoggerFactory.getLogger(EventListeners.class);

  /** Copies the list. */
  public EventListeners {
    listeners = List.copyOf(listeners);
  }

  /** {@code first}, then the others. */
  public static EventListeners of(EventListener first, List<EventListener> others) {
    return new EventListeners(Stream.concat(Stream.of(first), others.stream()).toList());
  }

  @Override
  public void publish(Event event) {
    for (EventListener listener : listeners) {
      try {
        listener.publish(event);
      } catch (RuntimeException failure) {
        LOG.error("{} could not be told of {}", listener.getClass(), event.name(), failure);
      }
    }
  }
}

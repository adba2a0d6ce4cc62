package dev.portcullis.bootstrap.runtime;

import dev.portcullis.application.port.out.audit.EventListener;
import dev.portcullis.domain.audit.Event;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several listeners; one that fails keeps none of the others from being told. */
public record EventListeners(List<EventListener> listeners) implements EventListener {
  private static final Logger LOG = LoggerFactory.getLogger(EventListeners.class);

  /** Copies the list. */
  public EventListeners {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void onEvent(Event event) {
    for (EventListener listener : listeners) {
      try {
        listener.onEvent(event);
      } catch (RuntimeException failure) {
        LOG.error("{} could not be told of {}", listener.getClass(), event.type(), failure);
      }
    }
  }
}

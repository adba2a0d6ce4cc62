package dev.portcullis.bootstrap.runtime;

import dev.portcullis.application.port.out.audit.EventListener;
import dev.portcullis.domain.audit.Event;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes events to several listeners. A failure is logged, and the others are still called. */
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
        LOG.error("Listener {} failed on the event {}", listener.getClass(), event.type(), failure);
      }
    }
  }
}

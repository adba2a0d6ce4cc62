package dev.portcullis.bootstrap;

import dev.portcullis.application.port.out.audit.Events;
import dev.portcullis.domain.audit.Event;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several listeners; one that fails keeps none of the others from being told. */
record AllEvents(List<Events> listeners) implements Events {
  private static final Logger LOG = LoggerFactory.getLogger(AllEvents.class);

  /** Copies the list. */
  AllEvents {
    listeners = List.copyOf(listeners);
  }

  /** {@code first}, then the others. */
  static AllEvents of(Events first, List<Events> others) {
    return new AllEvents(Stream.concat(Stream.of(first), others.stream()).toList());
  }

  @Override
  public void publish(Event event) {
    for (Events listener : listeners) {
      try {
        listener.publish(event);
      } catch (RuntimeException failure) {
        LOG.error("{} could not be told of {}", listener.getClass(), event.name(), failure);
      }
    }
  }
}

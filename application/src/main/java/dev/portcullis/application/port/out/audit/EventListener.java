package dev.portcullis.application.port.out.audit;

import dev.portcullis.domain.audit.Event;

/**
 * An application's listener for events. Told after the commit, by the thread that made the change;
 * a crash in between loses the call, never the entry in the event log. Thread-safe.
 */
@FunctionalInterface
public interface EventListener {
  /** A listener that does nothing. */
  EventListener NONE = event -> {};

  /**
   * Takes notice of {@code event}. What is thrown here is logged and undoes nothing. The client
   * waits for this to return, so long work belongs elsewhere.
   */
  void onEvent(Event event);
}

package dev.portcullis.application.port.out.audit;

import dev.portcullis.domain.audit.Event;

/**
 * Listener of an application for events. It is called after the commit, by the thread that made the
 * change. A crash in between loses the call but never the entry in the event log. Thread-safe.
 */
@FunctionalInterface
public interface EventListener {
  /** A listener that does nothing. */
  EventListener NONE = event -> {};

  /**
   * Handles {@code event}. An exception is logged and undoes nothing. The client waits until this
   * method returns, so long work belongs on another thread.
   */
  void onEvent(Event event);
}

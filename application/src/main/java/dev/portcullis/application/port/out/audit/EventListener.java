package dev.portcullis.application.port.out.audit;

import dev.portcullis.domain.audit.Event;

/**
 * Is told what happened, after it did: an audit log, or an application that acts on it.
 * Thread-safe.
 */
@FunctionalInterface
public interface EventListener {
  /**
   * Takes notice. What is thrown here is logged and undoes nothing; whoever asked for what happened
   * waits for this to return, so long work belongs elsewhere.
   */
  void publish(Event event);
}

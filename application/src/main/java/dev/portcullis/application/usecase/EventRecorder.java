package dev.portcullis.application.usecase;

import dev.portcullis.domain.audit.Event;

/** Records the events of a transaction, as part of the transaction. */
@FunctionalInterface
public interface EventRecorder {
  /** Commits {@code event} with the transaction, or rolls it back with it. */
  void record(Event event);
}

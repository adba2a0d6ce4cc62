package dev.portcullis.application.usecase;

import dev.portcullis.domain.audit.Event;

/** Records what a transaction does, as part of that transaction. */
@FunctionalInterface
public interface EventRecorder {
  /** Commits {@code event} with the transaction, or rolls it back with it. */
  void record(Event event);
}

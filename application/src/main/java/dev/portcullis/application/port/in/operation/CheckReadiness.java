package dev.portcullis.application.port.in.operation;

/** Finds out whether requests can be served now: whether the store answers. */
@FunctionalInterface
public interface CheckReadiness {
  /** Asks the store. Never throws. */
  boolean isReady();
}

package dev.portcullis.application.port.in.operation;

/** Reports whether requests can be served: whether the store answers. */
@FunctionalInterface
public interface CheckReadiness {
  /** Asks the store. Never throws. */
  boolean isReady();
}

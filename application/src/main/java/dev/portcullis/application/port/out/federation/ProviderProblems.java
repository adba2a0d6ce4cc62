package dev.portcullis.application.port.out.federation;

/** Tells the operator what was wrong with a provider's answer. Thread-safe. */
@FunctionalInterface
public interface ProviderProblems {
  /** Tells of one; {@code problem} holds no secret. */
  void tell(String provider, String problem);
}

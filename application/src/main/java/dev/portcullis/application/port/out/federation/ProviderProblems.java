package dev.portcullis.application.port.out.federation;

/** Reports problems with providers' answers to the operator. Thread-safe. */
@FunctionalInterface
public interface ProviderProblems {
  /** Reports one problem; {@code problem} contains no secret. */
  void tell(String provider, String problem);
}

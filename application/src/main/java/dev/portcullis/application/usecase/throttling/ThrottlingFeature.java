package dev.portcullis.application.usecase.throttling;

import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import java.util.Optional;

/** Builds the limits on attempts. */
public final class ThrottlingFeature {
  private ThrottlingFeature() {}

  /** Wires the limits; there are none if the store lacks the capability. */
  public static AttemptLimits of(
      OutPorts out, ThrottlingSettings settings, Transactions transactions, Clock clock) {
    return new AttemptLimits(
        settings.enabled() ? out.storage().attempts() : Optional.empty(),
        settings,
        new KnownDevices(out.encryptor()),
        transactions,
        clock);
  }
}

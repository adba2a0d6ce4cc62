package dev.portcullis.application.usecase.operation;

import dev.portcullis.application.port.in.operation.SigningKeyDescription;
import dev.portcullis.application.port.in.operation.SigningKeyDescription.State;
import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import java.time.Instant;
import java.util.List;

/** Describes the stored keys as they are used at {@code now}. */
record KeyDescriptions(List<ScheduledKey> keys, Instant now) {

  /** Describes the keys that sign or verify, the newest first. */
  List<SigningKeyDescription> all() {
    return keys.stream()
        .filter(key -> key.verifiesAt(now))
        .sorted(SigningKeySchedule.ORDER.reversed())
        .map(this::of)
        .toList();
  }

  SigningKeyDescription of(ScheduledKey key) {
    return new SigningKeyDescription(
        key.id(), key.key().algorithm(), key.key().created(), state(key));
  }

  private State state(ScheduledKey key) {
    boolean signs =
        SigningKeySchedule.signing(keys, now).filter(one -> one.id().equals(key.id())).isPresent();
    if (signs) {
      return new State.Signing();
    }
    return now.isBefore(key.signsFrom())
        ? new State.Published(key.signsFrom())
        : new State.Verifying(key.verifiesUntil());
  }
}

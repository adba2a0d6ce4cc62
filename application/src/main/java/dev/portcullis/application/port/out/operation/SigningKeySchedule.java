package dev.portcullis.application.port.out.operation;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Keeps all signing keys with the times of their use, so that they can be replaced. Contains the
 * keys that {@link SigningKeys#addFirst} has stored, and {@link SigningKeys#list} contains the keys
 * of this schedule. Thread-safe; every method throws {@link StoreUnavailable} when the store
 * doesn't answer.
 */
public interface SigningKeySchedule {
  /** Order in which keys begin to sign. */
  Comparator<ScheduledKey> ORDER =
      Comparator.comparing(ScheduledKey::signsFrom)
          .thenComparing(scheduled -> scheduled.key().created())
          .thenComparing(ScheduledKey::id);

  /**
   * One key and its times.
   *
   * @param signsFrom the first instant at which it signs; until then it is published and verifies
   * @param verifiesUntil the first instant at which its tokens are void; empty while no other key
   *     follows it
   * @param longestToken the longest lifetime of the tokens that it signs; whole microseconds
   * @param revision the number of changes of the stored key, by which {@link #replace} detects a
   *     concurrent change
   */
  record ScheduledKey(
      SealedKey key,
      Instant signsFrom,
      Optional<Instant> verifiesUntil,
      Duration longestToken,
      long revision) {
    /** Schedules a key that signs from its creation on, and that no other key follows. */
    public static ScheduledKey first(SealedKey key) {
      return new ScheduledKey(key, key.created(), Optional.empty(), Duration.ZERO, 0);
    }

    /** Returns the key id in tokens. */
    public String id() {
      return key.id();
    }

    /** Returns whether tokens signed by the key may be valid at {@code now}. */
    public boolean verifiesAt(Instant now) {
      return verifiesUntil.isEmpty() || now.isBefore(verifiesUntil.get());
    }

    /** Returns a copy with another end. */
    public ScheduledKey verifyingUntil(Instant end) {
      return new ScheduledKey(key, signsFrom, Optional.of(end), longestToken, revision);
    }

    /** Returns a copy for tokens that live as long as {@code lifetime}, or longer. */
    public ScheduledKey signingFor(Duration lifetime) {
      return longestToken.compareTo(lifetime) >= 0
          ? this
          : new ScheduledKey(key, signsFrom, verifiesUntil, lifetime, revision);
    }

    /** Returns a copy with the same private key, encrypted anew. */
    public ScheduledKey sealedAs(SealedKey resealed) {
      return new ScheduledKey(resealed, signsFrom, verifiesUntil, longestToken, revision);
    }
  }

  /** Returns the keys of all algorithms, in {@link #ORDER}. */
  List<ScheduledKey> list();

  /**
   * Replaces {@code seen} by {@code changed}, unless a key of {@code seen} was changed or removed
   * meanwhile. A key that is in both, by its id, is updated, and its revision is increased by one.
   * A key that is only in {@code seen} is removed, and one that is only in {@code changed} is added
   * in revision 0. Of concurrent replacements that have seen a key in common, exactly one takes
   * effect.
   *
   * @param seen at least one key
   * @return whether the keys were replaced
   */
  boolean replace(List<ScheduledKey> seen, List<ScheduledKey> changed);

  /**
   * Returns the key of {@code keys} that signs at {@code now}: of those that verify, the last one
   * in {@link #ORDER} that has begun to sign, or else the first one. All nodes of a store thus sign
   * with the same key.
   */
  static Optional<ScheduledKey> signing(List<ScheduledKey> keys, Instant now) {
    List<ScheduledKey> usable =
        keys.stream().filter(key -> key.verifiesAt(now)).sorted(ORDER).toList();
    return usable.stream()
        .filter(key -> !now.isBefore(key.signsFrom()))
        .reduce((earlier, later) -> later)
        .or(() -> usable.stream().findFirst());
  }
}

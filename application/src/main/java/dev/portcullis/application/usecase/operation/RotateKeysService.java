package dev.portcullis.application.usecase.operation;

import dev.portcullis.application.port.in.operation.KeysNotReplaceable;
import dev.portcullis.application.port.in.operation.RotateKeys;
import dev.portcullis.application.port.out.operation.SigningKeyFactory;
import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import dev.portcullis.application.port.out.operation.SigningKeys;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.OptimisticRetry;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Replaces the signing key. The key is generated outside of the transaction that stores it. */
final class RotateKeysService implements RotateKeys {
  /**
   * Time that an old key verifies beyond its last token's lifetime, for nodes whose clocks are
   * late.
   */
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  private final SigningKeys first;
  private final Optional<SigningKeySchedule> schedule;
  private final SigningKeyFactory factory;
  private final Transactions transactions;
  private final Clock clock;

  RotateKeysService(
      Storage storage, SigningKeyFactory factory, Transactions transactions, Clock clock) {
    this.first = storage.signingKeys();
    this.schedule = storage.signingKeySchedule();
    this.factory = factory;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Result rotate(Command command) {
    return schedule.isPresent()
        ? OptimisticRetry.untilDone(() -> attempt(command, schedule.get()))
        : new KeysNotReplaceable();
  }

  /** Rotates once; empty if another change came first. */
  private Optional<Result> attempt(Command command, SigningKeySchedule keys) {
    List<ScheduledKey> seen = keys.list();
    if (seen.isEmpty()) {
      first.addFirst(factory.generate(clock.now(), Optional.empty()));
      seen = keys.list();
    }
    Instant now = clock.now();
    ScheduledKey newest = Collections.max(seen, SigningKeySchedule.ORDER);
    Optional<Result> settled = settled(command.mode(), seen, newest, now);
    return settled.isPresent() ? settled : replaced(command, keys, seen, newest);
  }

  /** Returns the result if there is nothing to do. */
  private Optional<Result> settled(
      Mode mode, List<ScheduledKey> seen, ScheduledKey newest, Instant now) {
    boolean waiting = now.isBefore(newest.signsFrom());
    boolean done =
        switch (mode) {
          case Mode.Overlap overlap -> waiting;
          case Mode.RevokeOthers revoke -> waiting && isRevoking(seen, newest);
          case Mode.AdoptAlgorithm adopt -> isAdopted(newest);
        };
    if (!done) {
      return Optional.empty();
    }
    return Optional.of(
        mode instanceof Mode.AdoptAlgorithm
            ? new Result.Unchanged()
            : new Result.AlreadyRotating(
                new KeyDescriptions(seen, now).of(newest), newest.signsFrom()));
  }

  private boolean isAdopted(ScheduledKey newest) {
    return newest.key().algorithm().equals(factory.algorithm());
  }

  private static boolean isRevoking(List<ScheduledKey> seen, ScheduledKey newest) {
    return seen.stream().allMatch(key -> key.equals(newest) || !key.verifiesAt(newest.signsFrom()));
  }

  private Optional<Result> replaced(
      Command command, SigningKeySchedule keys, List<ScheduledKey> seen, ScheduledKey newest) {
    SealedKey next = factory.generate(clock.now(), Optional.of(newest.key()));
    // Read again, because the generation of an RSA key takes a while.
    Instant now = clock.now();
    boolean revokes = command.mode() instanceof Mode.RevokeOthers;
    Instant signsFrom = now.plus(publication(command.mode()));
    List<ScheduledKey> changed = new ArrayList<>();
    for (ScheduledKey key : seen) {
      if (key.verifiesAt(now) && !isSuperseded(key, now, revokes)) {
        changed.add(key.verifyingUntil(end(key, signsFrom, revokes)));
      }
    }
    Instant othersEnd =
        changed.stream()
            .flatMap(key -> key.verifiesUntil().stream())
            .max(Instant::compareTo)
            .orElse(signsFrom);
    var scheduled = new ScheduledKey(next, signsFrom, Optional.empty(), Duration.ZERO, 0);
    changed.add(scheduled);
    boolean stored =
        transactions.run(
            events -> {
              if (!keys.replace(seen, changed)) {
                return false;
              }
              events.record(
                  new Event.KeysRotated(
                      next.id(), next.algorithm(), signsFrom, revokes, by(command.by(), now)));
              return true;
            });
    return stored
        ? Optional.of(
            new Result.Rotated(
                new KeyDescriptions(changed, now).of(scheduled), signsFrom, othersEnd))
        : Optional.empty();
  }

  /**
   * Returns whether the key was to sign later, and never will. A key that is about to sign may have
   * signed on a node whose clock is fast.
   */
  private static boolean isSuperseded(ScheduledKey key, Instant now, boolean revokes) {
    return (revokes ? now : now.plus(NODES_NOTICE)).isBefore(key.signsFrom());
  }

  private static Duration publication(Mode mode) {
    return switch (mode) {
      case Mode.Overlap overlap -> overlap.publication().value();
      case Mode.RevokeOthers revoke -> NODES_NOTICE;
      case Mode.AdoptAlgorithm adopt -> PublicationTime.DEFAULT.value();
    };
  }

  /** Returns when the last token of an old key expires, or earlier if the key is revoked. */
  private static Instant end(ScheduledKey key, Instant signsFrom, boolean revokes) {
    Instant last = signsFrom.plus(key.longestToken()).plus(CLOCK_TOLERANCE);
    Instant natural = key.verifiesUntil().orElse(last);
    return revokes && signsFrom.isBefore(natural) ? signsFrom : natural;
  }

  static EventContext by(Administrator administrator, Instant at) {
    return new EventContext(at, ClientInfo.UNKNOWN, administrator.id());
  }
}

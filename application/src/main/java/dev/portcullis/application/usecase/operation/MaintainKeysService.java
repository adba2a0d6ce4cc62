package dev.portcullis.application.usecase.operation;

import dev.portcullis.application.port.in.operation.KeysNotReplaceable;
import dev.portcullis.application.port.in.operation.MaintainKeys;
import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.OptimisticRetry;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Removes old keys, and stores the lifetime of tokens. */
final class MaintainKeysService implements MaintainKeys {
  private final Optional<SigningKeySchedule> schedule;
  private final Transactions transactions;
  private final Clock clock;

  MaintainKeysService(
      Optional<SigningKeySchedule> schedule, Transactions transactions, Clock clock) {
    this.schedule = schedule;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Result maintain(Command command) {
    return schedule.isPresent()
        ? OptimisticRetry.untilDone(() -> attempt(schedule.get(), command.longestToken()))
        : new KeysNotReplaceable();
  }

  private Optional<Result> attempt(SigningKeySchedule keys, Duration longestToken) {
    List<ScheduledKey> seen = keys.list();
    Instant now = clock.now();
    List<ScheduledKey> over = seen.stream().filter(key -> !key.verifiesAt(now)).toList();
    List<ScheduledKey> changed =
        seen.stream()
            .filter(key -> key.verifiesAt(now))
            .map(key -> isFollowed(key) ? key : key.signingFor(longestToken))
            .toList();
    // The last key stays, whatever the clock says: without a key, no token could be signed.
    if (changed.equals(seen) || changed.isEmpty()) {
      return Optional.of(new Result.UpToDate(0));
    }
    boolean stored =
        transactions.run(
            events -> {
              if (!keys.replace(seen, changed)) {
                return false;
              }
              over.forEach(
                  key ->
                      events.record(
                          new Event.KeyRemoved(
                              key.id(), EventContext.anonymous(now, ClientInfo.UNKNOWN))));
              return true;
            });
    return stored ? Optional.of(new Result.UpToDate(over.size())) : Optional.empty();
  }

  /** A followed key has its end; the tokens that it still signs expire by then. */
  private static boolean isFollowed(ScheduledKey key) {
    return key.verifiesUntil().isPresent();
  }
}

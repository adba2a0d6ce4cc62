package dev.portcullis.application.usecase.login;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.in.login.RecordRefusals;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sums up refused administrative calls: the first one is an event at once, and the further ones of
 * the same user and call are one event a minute. The sums are in the memory of the node.
 * Thread-safe.
 */
final class AdministrationRefusals implements RecordRefusals {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Map<Cause, Sum> sums = new HashMap<>();
  private final Transactions transactions;
  private final Clock clock;

  private record Cause(UserId user, String call) {}

  /**
   * Refusals since the last event.
   *
   * @param recorded the time of that event
   * @param client the client of the latest refusal
   */
  private record Sum(Instant recorded, int count, ClientInfo client) {
    boolean isDue(Instant now) {
      // The clock may be set back.
      return Duration.between(recorded, now).abs().compareTo(PERIOD) >= 0;
    }
  }

  AdministrationRefusals(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Counts a refusal. Must not be called in a transaction. */
  void add(UserId user, String call, ClientInfo client) {
    var cause = new Cause(user, call);
    Instant now = clock.now();
    count(cause, 1, client);
    take(cause, now, false).ifPresent(sum -> record(cause, sum, now));
  }

  @Override
  public void record(Command command) {
    Instant now = clock.now();
    for (Cause cause : causes()) {
      take(cause, now, command.isLast())
          .filter(sum -> sum.count() > 0)
          .ifPresent(sum -> record(cause, sum, now));
    }
    forgetRecorded(now);
  }

  private synchronized List<Cause> causes() {
    return List.copyOf(sums.keySet());
  }

  private synchronized void count(Cause cause, int more, ClientInfo client) {
    sums.merge(
        cause,
        new Sum(Instant.EPOCH, more, client),
        (before, one) -> new Sum(before.recorded(), before.count() + more, client));
  }

  /** Returns the sum if an event is due, and begins a new one. */
  private synchronized Optional<Sum> take(Cause cause, Instant now, boolean evenIfNotDue) {
    Optional<Sum> due =
        Optional.ofNullable(sums.get(cause)).filter(sum -> evenIfNotDue || sum.isDue(now));
    due.ifPresent(sum -> sums.put(cause, new Sum(now, 0, sum.client())));
    return due;
  }

  private synchronized void forgetRecorded(Instant now) {
    sums.values().removeIf(sum -> sum.count() == 0 && sum.isDue(now));
  }

  private void record(Cause cause, Sum sum, Instant now) {
    var context = EventContext.by(cause.user(), now, sum.client());
    try {
      transactions.record(
          new Event.AdministrationRefused(cause.user(), cause.call(), sum.count(), context));
    } catch (StoreUnavailable down) {
      // The refusal stands; the next event counts these, too.
      count(cause, sum.count(), sum.client());
    }
  }
}

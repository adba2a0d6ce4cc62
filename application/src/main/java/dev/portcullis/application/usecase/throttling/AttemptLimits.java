package dev.portcullis.application.usecase.throttling;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.throttling.Attempts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.DeviceToken;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.network.ClientNetwork;
import dev.portcullis.domain.throttling.AttemptBudget;
import dev.portcullis.domain.throttling.AttemptKey;
import dev.portcullis.domain.throttling.AttemptKey.NetworkUse;
import dev.portcullis.domain.throttling.AttemptRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Limits attempts before their work begins, by records that all nodes share. The limits are the
 * same whether or not there is such an account. Never waits. Thread-safe.
 *
 * @param records empty if there are no limits, or the store can't keep records
 */
public record AttemptLimits(
    Optional<Attempts> records,
    ThrottlingSettings settings,
    KnownDevices devices,
    Transactions transactions,
    Clock clock) {
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  /** Decision on an attempt. */
  public sealed interface Admission {
    /** Let through; the caller closes the attempt. */
    record Admitted(Attempt attempt) implements Admission {}

    /** Refused, before any work. */
    record Refused(Duration retryAfter) implements Admission {}
  }

  private record Counted(AttemptKey key, AttemptBudget budget) {}

  /** Origin of an attempt, for the event when a limit is reached. */
  private record Origin(Optional<UserId> subject, ClientInfo client) {}

  /**
   * Lets an attempt to log in through, or refuses it.
   *
   * @param account the account with the name, if there is one
   * @param device the token that the client sent, if any
   */
  public Admission logIn(
      Username name, Optional<Account> account, Optional<DeviceToken> device, ClientInfo client) {
    if (records.isEmpty()) {
      return new Admission.Admitted(new Attempt(isFailure -> {}));
    }
    List<Counted> counted = new ArrayList<>();
    counted.add(
        account
            .flatMap(known -> device.flatMap(token -> devices.slot(token, known)))
            .map(slot -> AttemptKey.device(account.orElseThrow().id(), slot))
            .map(key -> new Counted(key, settings.device()))
            .orElseGet(() -> new Counted(AttemptKey.logIn(name), settings.account())));
    of(client, NetworkUse.FAILURES, settings.networkFailures()).ifPresent(counted::add);
    return begin(records.get(), counted, new Origin(account.map(Account::id), client));
  }

  /**
   * Returns a token for a device that has just logged in; empty if it has one that is good, or if
   * there are no limits.
   */
  public Optional<DeviceToken> newDevice(
      Account account, Optional<DeviceToken> device, SessionId session) {
    return isUnknownDevice(account, device)
        ? Optional.of(devices.issue(account, session))
        : Optional.empty();
  }

  /** Returns whether the client shows no token of a known device; false if there are no limits. */
  public boolean isUnknownDevice(Account account, Optional<DeviceToken> device) {
    return records.isPresent() && device.flatMap(token -> devices.slot(token, account)).isEmpty();
  }

  /**
   * Lets a notice to the address through, or refuses it. The caller makes the attempt a failure
   * when the notice was sent; such ones count.
   */
  public Admission notice(EmailAddress to) {
    if (records.isEmpty()) {
      return new Admission.Admitted(new Attempt(isFailure -> {}));
    }
    var counted = new Counted(AttemptKey.notice(to), ThrottlingSettings.NOTICES);
    var origin = new Origin(Optional.empty(), ClientInfo.UNKNOWN);
    return begin(records.get(), List.of(counted), origin);
  }

  /** Returns the time to wait for a registration; empty if it is let through, and counted. */
  public Optional<Duration> registration(ClientInfo client) {
    return spend(client, NetworkUse.REGISTRATIONS, settings.registrations());
  }

  /** Returns the time to wait for a request for a mail; empty if it is let through, and counted. */
  public Optional<Duration> mail(ClientInfo client) {
    return spend(client, NetworkUse.MAILS, settings.mails());
  }

  private Optional<Duration> spend(ClientInfo client, NetworkUse use, AttemptBudget budget) {
    Optional<Counted> counted = of(client, use, budget);
    if (records.isEmpty() || counted.isEmpty()) {
      return Optional.empty();
    }
    Attempts all = records.get();
    List<Counted> spent = List.of(counted.get());
    Instant now = clock.now();
    Admitting admitting = admit(all, spent, now, (record, limit) -> record.failed(limit, now));
    admitting
        .changed()
        .ifPresent(after -> recordReached(spent, after, new Origin(Optional.empty(), client), now));
    return admitting.wait(now);
  }

  private static Optional<Counted> of(ClientInfo client, NetworkUse use, AttemptBudget budget) {
    return ClientNetwork.of(client)
        .map(network -> new Counted(AttemptKey.network(use, network), budget));
  }

  private Admission begin(Attempts all, List<Counted> counted, Origin origin) {
    Instant now = clock.now();
    Admitting admitting = admit(all, counted, now, (record, budget) -> record.reserved(now));
    return admitting
        .wait(now)
        .<Admission>map(Admission.Refused::new)
        .orElseGet(
            () ->
                new Admission.Admitted(
                    new Attempt(isFailure -> settle(all, counted, origin, isFailure))));
  }

  /**
   * Result of {@link #admit}.
   *
   * @param changed the new records; empty if the attempt is refused
   * @param until the instant to which it is refused
   */
  private record Admitting(Optional<List<AttemptRecord>> changed, Instant until) {
    Optional<Duration> wait(Instant now) {
      if (changed.isPresent()) {
        return Optional.empty();
      }
      Duration wait = Duration.between(now, until);
      return Optional.of(wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
    }
  }

  /** Reads first: a refusal costs no write. */
  private static Admitting admit(
      Attempts all,
      List<Counted> counted,
      Instant now,
      BiFunction<AttemptRecord, AttemptBudget, AttemptRecord> next) {
    List<AttemptRecord> found = counted.stream().map(one -> all.find(one.key())).toList();
    Optional<Instant> until = refusedUntil(counted, found, now);
    if (until.isPresent()) {
      return new Admitting(Optional.empty(), until.get());
    }
    return new Admitting(
        all.change(
            keys(counted),
            now,
            before ->
                refusedUntil(counted, before, now).isPresent()
                    ? Optional.empty()
                    : Optional.of(each(counted, before, next))),
        now);
  }

  private static List<AttemptKey> keys(List<Counted> counted) {
    return counted.stream().map(Counted::key).toList();
  }

  private static List<AttemptRecord> each(
      List<Counted> counted,
      List<AttemptRecord> before,
      BiFunction<AttemptRecord, AttemptBudget, AttemptRecord> next) {
    return IntStream.range(0, counted.size())
        .mapToObj(i -> next.apply(before.get(i), counted.get(i).budget()))
        .toList();
  }

  private static Optional<Instant> refusedUntil(
      List<Counted> counted, List<AttemptRecord> found, Instant now) {
    return IntStream.range(0, counted.size())
        .mapToObj(i -> found.get(i).refusedUntil(counted.get(i).budget(), now))
        .flatMap(Optional::stream)
        .max(Instant::compareTo);
  }

  private void settle(Attempts all, List<Counted> counted, Origin origin, boolean isFailure) {
    Instant now = clock.now();
    BiFunction<AttemptRecord, AttemptBudget, AttemptRecord> next =
        (record, budget) -> isFailure ? record.failed(budget, now) : record.returned(now);
    try {
      Optional<List<AttemptRecord>> after =
          all.change(keys(counted), now, before -> Optional.of(each(counted, before, next)));
      if (isFailure) {
        recordReached(counted, after.orElseThrow(), origin, now);
      }
    } catch (StoreUnavailable down) {
      // The place is returned when the reservation expires.
    }
  }

  /** Records an event when a limit begins to refuse, not for each refusal. */
  private void recordReached(
      List<Counted> counted, List<AttemptRecord> after, Origin origin, Instant now) {
    for (int i = 0; i < counted.size(); i++) {
      AttemptBudget budget = counted.get(i).budget();
      int failures = after.get(i).failures();
      if (failures == budget.free() || failures == budget.max()) {
        transactions.record(
            new Event.LimitReached(
                origin.subject(),
                counted.get(i).key().kind(),
                EventContext.anonymous(now, origin.client())));
      }
    }
  }
}

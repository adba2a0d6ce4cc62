package dev.portcullis.application.usecase.throttling;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.throttling.Attempts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.domain.account.Account;
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
    boolean isKnown = device.flatMap(token -> devices.slot(token, account)).isPresent();
    return isKnown || records.isEmpty()
        ? Optional.empty()
        : Optional.of(devices.issue(account, session));
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
    var origin = new Origin(Optional.empty(), client);
    return switch (begin(records.get(), List.of(counted.get()), origin)) {
      case Admission.Refused refused -> Optional.of(refused.retryAfter());
      case Admission.Admitted admitted -> {
        try (var attempt = admitted.attempt()) {
          attempt.fail();
        }
        yield Optional.empty();
      }
    };
  }

  private static Optional<Counted> of(ClientInfo client, NetworkUse use, AttemptBudget budget) {
    return ClientNetwork.of(client)
        .map(network -> new Counted(AttemptKey.network(use, network), budget));
  }

  /** Reads first: a refusal costs no write. */
  private Admission begin(Attempts all, List<Counted> counted, Origin origin) {
    Instant now = clock.now();
    List<AttemptRecord> found = counted.stream().map(one -> all.find(one.key())).toList();
    Optional<Instant> until = refusedUntil(counted, found, now);
    if (until.isPresent()) {
      return refused(until.get(), now);
    }
    List<AttemptKey> keys = counted.stream().map(Counted::key).toList();
    Optional<List<AttemptRecord>> reserved =
        all.change(
            keys,
            now,
            before ->
                refusedUntil(counted, before, now).isPresent()
                    ? Optional.empty()
                    : Optional.of(before.stream().map(one -> one.reserved(now)).toList()));
    return reserved.isPresent()
        ? new Admission.Admitted(new Attempt(isFailure -> settle(all, counted, origin, isFailure)))
        : refused(now, now);
  }

  private static Optional<Instant> refusedUntil(
      List<Counted> counted, List<AttemptRecord> found, Instant now) {
    return IntStream.range(0, counted.size())
        .mapToObj(i -> found.get(i).refusedUntil(counted.get(i).budget(), now))
        .flatMap(Optional::stream)
        .max(Instant::compareTo);
  }

  private static Admission refused(Instant until, Instant now) {
    Duration wait = Duration.between(now, until);
    return new Admission.Refused(wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
  }

  private void settle(Attempts all, List<Counted> counted, Origin origin, boolean isFailure) {
    Instant now = clock.now();
    List<AttemptKey> keys = counted.stream().map(Counted::key).toList();
    try {
      List<AttemptRecord> after =
          all.change(
                  keys,
                  now,
                  before ->
                      Optional.of(
                          IntStream.range(0, counted.size())
                              .mapToObj(
                                  i ->
                                      isFailure
                                          ? before.get(i).failed(counted.get(i).budget(), now)
                                          : before.get(i).returned(now))
                              .toList()))
              .orElseThrow();
      if (isFailure) {
        recordReached(counted, after, origin, now);
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

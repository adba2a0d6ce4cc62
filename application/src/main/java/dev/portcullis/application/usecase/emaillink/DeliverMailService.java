package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.in.emaillink.DeliverMail;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.application.port.out.emaillink.Mailer.Mail;
import dev.portcullis.application.port.out.emaillink.Mailer.NotSent;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Added;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.emaillink.OneTimeToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes the letters that were asked for. The secret in a letter's link is made here, just before
 * it leaves, and for each attempt anew: it is in the mail alone.
 */
public final class DeliverMailService implements DeliverMail {
  /** Longer than a mailer takes for one mail. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final int MAX_DOUBLINGS = 9;
  private static final Duration KEPT = Duration.ofDays(3);

  private final Outbox outbox;
  private final UserRepository users;
  private final OneTimeTokens tokens;
  private final Mailer mailer;
  private final OneTimeLifetimes lifetimes;
  private final Identifiers identifiers;
  private final Journal journal;

  /** Sends what is in {@code outbox} by {@code mailer}. */
  public DeliverMailService(
      Outbox outbox,
      UserRepository users,
      OneTimeTokens tokens,
      Mailer mailer,
      OneTimeLifetimes lifetimes,
      Identifiers identifiers,
      Journal journal) {
    this.outbox = outbox;
    this.users = users;
    this.tokens = tokens;
    this.mailer = mailer;
    this.lifetimes = lifetimes;
    this.identifiers = identifiers;
    this.journal = journal;
  }

  @Override
  public Result deliverNext() {
    return outbox.take(journal.now(), LEASE).map(this::deliver).orElseGet(Result.NothingDue::new);
  }

  private Result deliver(QueuedMail letter) {
    Optional<Account> addressee =
        users.findByEmail(letter.to()).filter(account -> isWanted(letter, account.user()));
    if (addressee.isEmpty()) {
      outbox.remove(letter);
      return new Result.DealtWith();
    }
    try {
      return send(letter, addressee.get());
    } catch (NotSent failure) {
      return keep(letter, failure);
    }
  }

  private static boolean isWanted(QueuedMail letter, User user) {
    return switch (letter.purpose()) {
      case VERIFICATION -> user.active() && !user.verified();
      case RESET -> user.active();
    };
  }

  private Result send(QueuedMail letter, Account addressee) {
    Duration lifetime = lifetimes.of(letter.purpose());
    Instant now = journal.now();
    var secret = identifiers.newOneTimeSecret();
    var token =
        new OneTimeToken(
            secret.hash(),
            letter.purpose(),
            addressee.id(),
            letter.to(),
            addressee.sessionGeneration(),
            now.plus(lifetime));
    if (tokens.add(token, now) == Added.USER_CHANGED) {
      return postpone(letter, "the user was just changed", now);
    }
    mailer.send(new Mail(letter.purpose(), letter.to(), secret, lifetime));
    outbox.remove(letter);
    journal.tell(event(letter, addressee.user()));
    return new Result.DealtWith();
  }

  private Event event(QueuedMail letter, User user) {
    EventContext occasion = journal.occasion(letter.client());
    return switch (letter.purpose()) {
      case VERIFICATION -> new Event.VerificationRequested(user, occasion);
      case RESET -> new Event.PasswordForgotten(user, occasion);
    };
  }

  private Result keep(QueuedMail letter, NotSent failure) {
    String problem = String.valueOf(failure.getMessage());
    Instant now = journal.now();
    if (failure.isForGood() || now.isAfter(letter.requested().plus(KEPT))) {
      outbox.remove(letter);
      return new Result.GivenUp(problem);
    }
    return postpone(letter, problem, now.plus(wait(letter.attempts())));
  }

  private Result postpone(QueuedMail letter, String problem, Instant due) {
    outbox.postpone(letter, due);
    return new Result.Postponed(problem, due);
  }

  /** Twice as long each time: 2 seconds at first, 17 minutes in the end. */
  private static Duration wait(int attempts) {
    return FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
  }
}

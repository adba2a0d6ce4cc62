package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.in.emaillink.DeliverMail;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.application.port.out.emaillink.Mailer.NotSent;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Added;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.LinkMail;
import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.EventRecorder;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Sends the requested mails. The secret in a mail's link is made just before each attempt to send
 * it, so only the mail contains it.
 */
final class DeliverMailService implements DeliverMail {
  /** Longer than a mailer takes for one mail ({@link Mailer#send}). */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final int MAX_DOUBLINGS = 9;
  private static final Duration KEPT = Duration.ofDays(3);

  private static final Map<MailKind, Link> LINKS =
      Map.of(
          MailKind.VERIFICATION,
          new Link(
              TokenPurpose.VERIFICATION,
              user -> !user.verified(),
              Event.VerificationRequested::new),
          MailKind.PASSWORD_RESET,
          new Link(TokenPurpose.PASSWORD_RESET, user -> true, Event.PasswordForgotten::new));

  /**
   * The link in one kind of mail.
   *
   * @param addressees the condition for active users to get such a mail
   * @param sent the event to record after the mail was sent
   */
  private record Link(
      TokenPurpose purpose,
      Predicate<User> addressees,
      BiFunction<User, EventContext, Event> sent) {
    boolean isFor(User user) {
      return user.active() && addressees.test(user);
    }
  }

  private static Link link(QueuedMail mail) {
    return Objects.requireNonNull(LINKS.get(mail.kind()), () -> "no link for " + mail.kind());
  }

  private final Outbox outbox;
  private final UserRepository users;
  private final OneTimeTokens tokens;
  private final Mailer mailer;
  private final NoticeDelivery notices;
  private final OneTimeLifetimes lifetimes;
  private final Identifiers identifiers;
  private final Transactions transactions;
  private final Clock clock;

  DeliverMailService(
      Outbox outbox,
      UserRepository users,
      OneTimeTokens tokens,
      Mailer mailer,
      NoticeDelivery notices,
      OneTimeLifetimes lifetimes,
      Identifiers identifiers,
      Transactions transactions,
      Clock clock) {
    this.outbox = outbox;
    this.users = users;
    this.tokens = tokens;
    this.mailer = mailer;
    this.notices = notices;
    this.lifetimes = lifetimes;
    this.identifiers = identifiers;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Result deliverNext() {
    return outbox.take(clock.now(), LEASE).map(this::deliver).orElseGet(Result.NothingDue::new);
  }

  private Result deliver(QueuedMail mail) {
    return mail.kind().isNotice() ? deliverNotice(mail) : deliverLink(mail);
  }

  /** The recipient needs no account: the old address of a user has none any more. */
  private Result deliverNotice(QueuedMail mail) {
    try {
      notices.send(mail);
    } catch (NotSent failure) {
      return keep(mail, failure);
    }
    outbox.remove(mail);
    return new Result.DealtWith();
  }

  private Result deliverLink(QueuedMail mail) {
    Optional<Account> addressee =
        users.findByEmail(mail.to()).filter(account -> link(mail).isFor(account.user()));
    if (addressee.isEmpty()) {
      outbox.remove(mail);
      return new Result.DealtWith();
    }
    try {
      return send(mail, addressee.get());
    } catch (NotSent failure) {
      return keep(mail, failure);
    }
  }

  private Result send(QueuedMail mail, Account addressee) {
    TokenPurpose purpose = link(mail).purpose();
    Duration lifetime = lifetimes.of(purpose);
    Instant now = clock.now();
    var secret = identifiers.newLinkSecret();
    var token =
        new OneTimeToken(
            secret.hash(),
            purpose,
            addressee.id(),
            mail.to(),
            addressee.sessionGeneration(),
            now.plus(lifetime));
    if (tokens.add(token, now) == Added.USER_CHANGED) {
      return postpone(mail, "the user was just changed", now);
    }
    mailer.send(new LinkMail(mail.kind(), mail.to(), secret, lifetime));
    return transactions.run(events -> sent(mail, addressee.user(), events));
  }

  private Result sent(QueuedMail mail, User user, EventRecorder events) {
    outbox.remove(mail);
    events.record(
        link(mail).sent().apply(user, EventContext.anonymous(clock.now(), mail.client())));
    return new Result.DealtWith();
  }

  private Result keep(QueuedMail mail, NotSent failure) {
    String problem = String.valueOf(failure.getMessage());
    Instant now = clock.now();
    if (failure.isForGood() || now.isAfter(mail.requested().plus(KEPT))) {
      outbox.remove(mail);
      return new Result.GivenUp(problem);
    }
    return postpone(mail, problem, now.plus(wait(mail.attempts())));
  }

  private Result postpone(QueuedMail mail, String problem, Instant due) {
    outbox.postpone(mail, due);
    return new Result.Postponed(problem, due);
  }

  /** Doubles with each attempt, from 2 seconds to 17 minutes. */
  private static Duration wait(int attempts) {
    return FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
  }
}

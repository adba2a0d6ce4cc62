package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.ConfirmationFailure;
import dev.portcullis.application.port.in.login.CurrentPassword;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.password.HashOrigin;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.throttling.Attempt;
import dev.portcullis.application.usecase.throttling.AttemptLimits;
import dev.portcullis.application.usecase.throttling.AttemptLimits.Admission;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks that the user asks for a change, and not another person who holds the user's token. Every
 * method returns the reason to refuse the change; empty if it may be made.
 */
public final class CallerConfirmation {
  private final UserRepository users;
  private final PasswordCheck passwords;
  private final AttemptLimits limits;
  private final ReauthenticationSettings settings;
  private final Transactions transactions;
  private final Clock clock;

  CallerConfirmation(
      UserRepository users,
      PasswordCheck passwords,
      AttemptLimits limits,
      ReauthenticationSettings settings,
      Transactions transactions,
      Clock clock) {
    this.users = users;
    this.passwords = passwords;
    this.limits = limits;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Requires, if the installation does, the current password for a change of the password or the
   * e-mail address; from a user without a password, a recent log-in.
   */
  public Optional<ConfirmationFailure> ofChange(
      SignedInUser caller, CurrentPassword current, ClientInfo client) {
    if (!settings.requiresCurrentPassword()) {
      return Optional.empty();
    }
    Optional<Account> account = users.findById(caller.user().id());
    boolean hasPassword = account.filter(one -> one.passwordHash().isOfPassword()).isPresent();
    if (!hasPassword) {
      return ofRecentLogIn(caller.session());
    }
    return current.password().isPresent()
        ? ofPassword(current.password().get(), account, current, client)
        : Optional.of(new ConfirmationFailure.CurrentPasswordWrong());
  }

  /** Requires the current password or a recent log-in. */
  public Optional<ConfirmationFailure> ofDeletion(
      SignedInUser caller, CurrentPassword current, ClientInfo client) {
    return current.password().isPresent()
        ? ofPassword(current.password().get(), users.findById(caller.user().id()), current, client)
        : ofRecentLogIn(caller.session());
  }

  /** Requires, if the installation does, a recent log-in to link an account at a provider. */
  public Optional<ConfirmationFailure> ofLink(Session session) {
    return settings.requiresFreshLink() ? ofRecentLogIn(session) : Optional.empty();
  }

  /** A log-in is too old at the instant at which it reaches the age. */
  private Optional<ConfirmationFailure> ofRecentLogIn(Session session) {
    Duration freshFor = settings.freshFor();
    Instant end = session.authentication().at().plus(freshFor);
    return clock.now().isBefore(end)
        ? Optional.empty()
        : Optional.of(new ConfirmationFailure.LogInTooOld(freshFor));
  }

  /** Failures count like failed log-ins. */
  private Optional<ConfirmationFailure> ofPassword(
      Password password, Optional<Account> account, CurrentPassword current, ClientInfo client) {
    if (account.isEmpty()) {
      return Optional.of(new ConfirmationFailure.CurrentPasswordWrong());
    }
    var name = new Username(account.get().user().email().value());
    return switch (limits.logIn(name, account, current.device(), client)) {
      case Admission.Refused refused ->
          Optional.of(new ConfirmationFailure.TooMany(refused.retryAfter()));
      case Admission.Admitted admitted -> {
        try (var attempt = admitted.attempt()) {
          yield ofPassword(password, account.get(), client, attempt);
        }
      }
    };
  }

  private Optional<ConfirmationFailure> ofPassword(
      Password password, Account account, ClientInfo client, Attempt attempt) {
    var origin = HashOrigin.of(client, account.user().email());
    if (passwords.matches(password, Optional.of(account), origin)) {
      return Optional.empty();
    }
    var context = EventContext.by(account.id(), clock.now(), client);
    transactions.record(new Event.LogInRefused(Optional.of(account.id()), context));
    attempt.fail();
    return Optional.of(new ConfirmationFailure.CurrentPasswordWrong());
  }
}

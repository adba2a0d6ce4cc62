package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.Reauthenticate;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.password.HashOrigin;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.login.SessionLiveness.OpenSession;
import dev.portcullis.application.usecase.throttling.Attempt;
import dev.portcullis.application.usecase.throttling.AttemptLimits;
import dev.portcullis.application.usecase.throttling.AttemptLimits.Admission;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.AuthenticationMethod;
import dev.portcullis.domain.password.Password;
import java.util.Optional;

/**
 * Checks the caller's password under the limits of a log-in, then opens a new session and ends the
 * old one.
 */
final class ReauthenticateService implements Reauthenticate {
  private final UserRepository users;
  private final PasswordCheck passwords;
  private final AttemptLimits limits;
  private final LogInSequence sequence;
  private final SessionLiveness sessions;
  private final NewDeviceNotices notices;
  private final Transactions transactions;
  private final Clock clock;

  ReauthenticateService(
      UserRepository users,
      PasswordCheck passwords,
      AttemptLimits limits,
      LogInSequence sequence,
      SessionLiveness sessions,
      NewDeviceNotices notices,
      Transactions transactions,
      Clock clock) {
    this.users = users;
    this.passwords = passwords;
    this.limits = limits;
    this.sequence = sequence;
    this.sessions = sessions;
    this.notices = notices;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Result reauthenticate(Command command) {
    try (var password = command.password()) {
      return users
          .findById(command.caller().user().id())
          .map(account -> reauthenticate(account, password, command))
          .orElseGet(Result.SessionOver::new);
    }
  }

  private Result reauthenticate(Account account, Password password, Command command) {
    var name = new Username(account.user().email().value());
    return switch (limits.logIn(name, Optional.of(account), command.device(), command.client())) {
      case Admission.Refused refused -> new Result.TooMany(refused.retryAfter());
      case Admission.Admitted admitted -> {
        try (var attempt = admitted.attempt()) {
          yield check(account, password, command, attempt);
        }
      }
    };
  }

  private Result check(Account account, Password password, Command command, Attempt attempt) {
    var origin = HashOrigin.of(command.client(), account.user().email());
    if (!passwords.matches(password, Optional.of(account), origin)) {
      sequence.refused(Optional.of(account.id()), command.client());
      attempt.fail();
      return new Result.BadCredentials();
    }
    // After the hash, which may have waited in the queue for long.
    return sessions
        .find(command.caller().session())
        .map(old -> renew(account, old, command))
        .orElseGet(Result.SessionOver::new);
  }

  private Result renew(Account account, OpenSession old, Command command) {
    boolean isNewDevice = notices.isDue(account, command.device());
    Result result =
        sequence.together(command.backend(), () -> replace(account, old, isNewDevice, command));
    if (result instanceof Result.Renewed && !old.strategy().joinsTransactions()) {
      // The event first: a crash may leave an event without the revocation, never the reverse.
      transactions.record(ended(command));
      old.strategy().revoke(old.session());
    }
    return result;
  }

  private Result replace(Account account, OpenSession old, boolean isNewDevice, Command command) {
    // Held until the end of the transaction, so that one of concurrent requests finds it open.
    if (users.findAndHold(account.id()).filter(now -> sessions.isStillOpen(old, now)).isEmpty()) {
      return new Result.SessionOver();
    }
    var proof = new FirstProof(account, AuthenticationMethod.PASSWORD);
    return switch (sequence.proceed(proof, command.backend(), command.client())) {
      case LogInSequence.Outcome.Opened opened -> {
        if (old.strategy().joinsTransactions()) {
          end(old, command);
        }
        if (isNewDevice) {
          notices.tell(account.user(), opened.session());
        }
        yield new Result.Renewed(
            opened.token(),
            opened.session(),
            limits.newDevice(account, command.device(), opened.session().id()));
      }
      case LogInSequence.Outcome.VerificationMissing missing -> new Result.NotVerified();
      case LogInSequence.Outcome.UserChanged changed -> new Result.SessionOver();
    };
  }

  private void end(OpenSession old, Command command) {
    transactions.run(
        events -> {
          old.strategy().revoke(old.session());
          events.record(ended(command));
          return old;
        });
  }

  private Event ended(Command command) {
    var user = command.caller().user();
    return new Event.UserLoggedOut(user, EventContext.by(user.id(), clock.now(), command.client()));
  }
}

package dev.portcullis.application.usecase.login;

import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.password.HashOrigin;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.application.usecase.throttling.Attempt;
import dev.portcullis.application.usecase.throttling.AttemptLimits;
import dev.portcullis.application.usecase.throttling.AttemptLimits.Admission;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.AuthenticationMethod;
import dev.portcullis.domain.password.Password;
import java.util.Optional;

/** Checks a password, and logs in the account as read when the check began. */
final class LogInService implements LogIn {
  private final UserRepository users;
  private final PasswordHasher hasher;
  private final PasswordCheck passwords;
  private final AttemptLimits limits;
  private final LogInSequence sequence;
  private final NewDeviceNotices notices;

  LogInService(
      UserRepository users,
      PasswordHasher hasher,
      PasswordCheck passwords,
      AttemptLimits limits,
      LogInSequence sequence,
      NewDeviceNotices notices) {
    this.users = users;
    this.hasher = hasher;
    this.passwords = passwords;
    this.limits = limits;
    this.sequence = sequence;
    this.notices = notices;
  }

  @Override
  public Result logIn(Command command) {
    try (var password = command.password()) {
      Optional<Account> account = command.username().email().flatMap(users::findByEmail);
      return switch (limits.logIn(
          command.username(), account, command.device(), command.client())) {
        case Admission.Refused refused -> new Result.TooMany(refused.retryAfter());
        case Admission.Admitted admitted -> {
          try (var attempt = admitted.attempt()) {
            yield check(password, account, command, attempt);
          }
        }
      };
    }
  }

  private Result check(
      Password password, Optional<Account> account, Command command, Attempt attempt) {
    var origin = HashOrigin.of(command.client(), command.username());
    if (!passwords.matches(password, account, origin) || account.isEmpty()) {
      sequence.refused(account.map(Account::id), command.client());
      // After the event: if the store fails, the client gets no answer about the password.
      attempt.fail();
      return new Result.BadCredentials();
    }
    Result result = proceed(account.get(), command);
    if (result instanceof Result.LoggedIn) {
      rehashIfOutdated(account.get(), password, origin);
    }
    return result;
  }

  private Result proceed(Account account, Command command) {
    var proof = new FirstProof(account, AuthenticationMethod.PASSWORD);
    return switch (open(proof, command)) {
      case LogInSequence.Outcome.Opened opened ->
          new Result.LoggedIn(
              opened.token(),
              opened.session(),
              limits.newDevice(account, command.device(), opened.session().id()));
      case LogInSequence.Outcome.VerificationMissing missing -> new Result.NotVerified();
      case LogInSequence.Outcome.UserChanged changed -> new Result.BadCredentials();
    };
  }

  /** The notice of an unknown device joins the transaction of the session. */
  private LogInSequence.Outcome open(FirstProof proof, Command command) {
    if (!notices.isDue(proof.account(), command.device())) {
      return sequence.proceed(proof, command.backend(), command.client());
    }
    return sequence.together(
        command.backend(),
        () -> {
          var outcome = sequence.proceed(proof, command.backend(), command.client());
          if (outcome instanceof LogInSequence.Outcome.Opened opened) {
            notices.tell(proof.account().user(), opened.session());
          }
          return outcome;
        });
  }

  private void rehashIfOutdated(Account account, Password password, HashOrigin origin) {
    if (!hasher.isOutdated(account.passwordHash())) {
      return;
    }
    try {
      users.rehash(account.id(), account.passwordHash(), hasher.hash(password, origin));
    } catch (Overloaded | StoreUnavailable busy) {
      // The user is logged in; a later log-in will update the hash.
    }
  }
}

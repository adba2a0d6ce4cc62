package dev.portcullis.application.usecase.login;

import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.application.usecase.throttling.Attempt;
import dev.portcullis.application.usecase.throttling.AttemptLimits;
import dev.portcullis.application.usecase.throttling.AttemptLimits.Admission;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.AuthenticationMethod;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.Optional;

/** Checks a password, and logs in the account as read when the check began. */
final class LogInService implements LogIn {
  private final UserRepository users;
  private final PasswordHasher hasher;
  private final AttemptLimits limits;
  private final LogInSequence sequence;

  LogInService(
      UserRepository users, PasswordHasher hasher, AttemptLimits limits, LogInSequence sequence) {
    this.users = users;
    this.hasher = hasher;
    this.limits = limits;
    this.sequence = sequence;
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
    boolean matches = matches(password, account);
    if (account.isEmpty() || !matches || !account.get().user().active()) {
      attempt.fail();
      sequence.refused(account.map(Account::id), command.client());
      return new Result.BadCredentials();
    }
    Result result = proceed(account.get(), command);
    if (result instanceof Result.LoggedIn) {
      rehashIfOutdated(account.get(), password);
    }
    return result;
  }

  /**
   * Computes one hash in every case, so that the response time doesn't tell whether an account
   * exists or has a password.
   */
  private boolean matches(Password password, Optional<Account> account) {
    Optional<PasswordHash> hash = account.map(Account::passwordHash).filter(hasher::isReadable);
    if (hash.isEmpty()) {
      hasher.hash(password);
      return false;
    }
    return hasher.matches(password, hash.get());
  }

  private Result proceed(Account account, Command command) {
    var proof = new FirstProof(account, AuthenticationMethod.PASSWORD);
    return switch (sequence.proceed(proof, command.backend(), command.client())) {
      case LogInSequence.Outcome.Opened opened ->
          new Result.LoggedIn(
              opened.token(),
              opened.session(),
              limits.newDevice(account, command.device(), opened.session().id()));
      case LogInSequence.Outcome.VerificationMissing missing -> new Result.NotVerified();
      case LogInSequence.Outcome.UserChanged changed -> new Result.BadCredentials();
    };
  }

  private void rehashIfOutdated(Account account, Password password) {
    if (!hasher.isOutdated(account.passwordHash())) {
      return;
    }
    try {
      users.rehash(account.id(), account.passwordHash(), hasher.hash(password));
    } catch (Overloaded | StoreUnavailable busy) {
      // The user is logged in; a later log-in will update the hash.
    }
  }
}

package dev.portcullis.application.usecase.login;

import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.Optional;

/** Checks a password and opens a session for the account as it was when the check began. */
public final class LogInService implements LogIn {
  private final UserRepository users;
  private final PasswordHasher hasher;
  private final EmailVerificationPolicy verification;
  private final SessionIssuer newSessions;

  /** Lets in who is in {@code users}. */
  public LogInService(
      UserRepository users,
      PasswordHasher hasher,
      EmailVerificationPolicy verification,
      SessionIssuer newSessions) {
    this.users = users;
    this.hasher = hasher;
    this.verification = verification;
    this.newSessions = newSessions;
  }

  @Override
  public Result logIn(Command command) {
    try (var password = command.password()) {
      Optional<Account> account = command.username().email().flatMap(users::findByEmail);
      boolean matches = matches(password, account);
      if (account.isEmpty() || !matches || !account.get().user().active()) {
        return refused(new Result.BadCredentials(), account, command);
      }
      if (verification.keepsOut(account.get().user())) {
        return refused(new Result.NotVerified(), account, command);
      }
      Result result = openSession(account.get(), command);
      rehashIfOutdated(account.get(), password);
      return result;
    }
  }

  /**
   * One hash whatever the outcome, so that the time tells nobody which accounts exist and which
   * have a password.
   */
  private boolean matches(Password password, Optional<Account> account) {
    Optional<PasswordHash> hash = account.map(Account::passwordHash).filter(hasher::isReadable);
    if (hash.isEmpty()) {
      hasher.hash(password);
      return false;
    }
    return hasher.matches(password, hash.get());
  }

  private Result refused(Result refusal, Optional<Account> account, Command command) {
    newSessions.refused(account.map(Account::id), command.client());
    return refusal;
  }

  private Result openSession(Account account, Command command) {
    return newSessions
        .open(account, command.backend(), command.client())
        .<Result>map(opened -> new Result.LoggedIn(opened.token(), opened.session()))
        .orElseGet(Result.BadCredentials::new);
  }

  private void rehashIfOutdated(Account account, Password password) {
    if (!hasher.isOutdated(account.passwordHash())) {
      return;
    }
    try {
      users.rehash(account.id(), account.passwordHash(), hasher.hash(password));
    } catch (Overloaded | StoreUnavailable busy) {
      // The user is in; a later log-in will find the hash outdated again.
    }
  }
}

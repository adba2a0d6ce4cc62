package dev.portcullis.application.usecase;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.portcullis.application.port.in.LogIn;
import dev.portcullis.application.port.out.Identifiers;
import dev.portcullis.application.port.out.Overloaded;
import dev.portcullis.application.port.out.PasswordHasher;
import dev.portcullis.application.port.out.UserRepository;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.user.Account;
import dev.portcullis.domain.user.Username;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Checks a password and opens a session for the account as it was when the check began. */
public final class LogInService implements LogIn {
  private final UserRepository users;
  private final PasswordHasher hasher;
  private final VerificationRule verification;
  private final Identifiers identifiers;
  private final InstantSource clock;

  /** Lets in who is in {@code users}. */
  public LogInService(
      UserRepository users,
      PasswordHasher hasher,
      VerificationRule verification,
      Identifiers identifiers,
      InstantSource clock) {
    this.users = users;
    this.hasher = hasher;
    this.verification = verification;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  @Override
  public Result logIn(Command command) {
    try (var password = command.password()) {
      Optional<Account> account = authenticate(command.username(), password);
      if (account.isEmpty()) {
        return new Result.BadCredentials();
      }
      if (verification.keepsOut(account.get().user())) {
        return new Result.NotVerified();
      }
      Result result = openSession(account.get(), command);
      rehashIfOutdated(account.get(), password);
      return result;
    }
  }

  /** One hash whatever the outcome, so that the time tells nobody which accounts exist. */
  private Optional<Account> authenticate(Username username, Password password) {
    Optional<Account> account = username.email().flatMap(users::findByEmail);
    if (account.isEmpty()) {
      hasher.hash(password);
      return Optional.empty();
    }
    boolean matches = hasher.matches(password, account.get().passwordHash());
    return account.filter(found -> matches && found.user().active());
  }

  private Result openSession(Account account, Command command) {
    Instant now = clock.instant().truncatedTo(MICROS);
    var session =
        new Session(
            identifiers.newSessionId(),
            account.id(),
            command.backend().name(),
            now,
            now,
            // Whole seconds, as a JWT counts (RFC 7519, section 4.1.4): token and session end
            // together.
            now.plus(command.backend().lifetime()).truncatedTo(SECONDS),
            command.client());
    return command
        .backend()
        .strategy()
        .issue(session, account.epoch())
        .<Result>map(token -> new Result.LoggedIn(token, session))
        .orElseGet(Result.BadCredentials::new);
  }

  private void rehashIfOutdated(Account account, Password password) {
    if (!hasher.isOutdated(account.passwordHash())) {
      return;
    }
    try {
      users.rehash(account.id(), account.passwordHash(), hasher.hash(password));
    } catch (Overloaded busy) {
      // The user is in; a later log-in will find the hash outdated again.
    }
  }
}

package dev.portcullis.application.usecase;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.portcullis.application.port.in.LogIn;
import dev.portcullis.application.port.out.Identifiers;
import dev.portcullis.application.port.out.Overloaded;
import dev.portcullis.application.port.out.PasswordHasher;
import dev.portcullis.application.port.out.StoreUnavailable;
import dev.portcullis.application.port.out.UserRepository;
import dev.portcullis.domain.event.Event;
import dev.portcullis.domain.event.Occasion;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.session.AccessToken;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.user.Account;
import java.time.Instant;
import java.util.Optional;

/** Checks a password and opens a session for the account as it was when the check began. */
public final class LogInService implements LogIn {
  private final UserRepository users;
  private final PasswordHasher hasher;
  private final VerificationRule verification;
  private final Identifiers identifiers;
  private final Journal journal;

  /** Lets in who is in {@code users}. */
  public LogInService(
      UserRepository users,
      PasswordHasher hasher,
      VerificationRule verification,
      Identifiers identifiers,
      Journal journal) {
    this.users = users;
    this.hasher = hasher;
    this.verification = verification;
    this.identifiers = identifiers;
    this.journal = journal;
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

  /** One hash whatever the outcome, so that the time tells nobody which accounts exist. */
  private boolean matches(Password password, Optional<Account> account) {
    if (account.isEmpty()) {
      hasher.hash(password);
      return false;
    }
    return hasher.matches(password, account.get().passwordHash());
  }

  private Result refused(Result refusal, Optional<Account> account, Command command) {
    var occasion = journal.occasion(command.client());
    journal.tell(new Event.LogInRefused(account.map(Account::id), occasion));
    return refusal;
  }

  private Result openSession(Account account, Command command) {
    Instant now = journal.now();
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
        .map(token -> loggedIn(token, session, account, command))
        .orElseGet(() -> refused(new Result.BadCredentials(), Optional.of(account), command));
  }

  private Result loggedIn(AccessToken token, Session session, Account account, Command command) {
    var occasion = new Occasion(session.opened(), command.client(), Optional.of(account.id()));
    journal.tell(new Event.UserLoggedIn(account.user(), session, occasion));
    return new Result.LoggedIn(token, session);
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

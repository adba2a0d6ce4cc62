package dev.portcullis.application.usecase.account;

import static dev.portcullis.application.port.in.login.LostAccess.SESSION_OVER;

import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.login.LostAccess;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.EventRecorder;
import dev.portcullis.application.usecase.OptimisticRetry;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.login.AccessCheck;
import dev.portcullis.application.usecase.login.AdministratorAccess;
import dev.portcullis.application.usecase.login.SessionLiveness;
import dev.portcullis.application.usecase.login.SessionLiveness.OpenSession;
import dev.portcullis.application.usecase.password.PasswordCreation;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.password.Password;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Changes accounts. A change that conflicts with a concurrent one is applied again on top of it, so
 * that neither is lost.
 */
final class UpdateUserService implements UpdateUser {
  private final UserRepository users;
  private final SessionLiveness sessions;
  private final AdministratorAccess access;
  private final UserSchema schema;
  private final PasswordCreation passwords;
  private final Transactions transactions;
  private final Clock clock;

  UpdateUserService(
      UserRepository users,
      SessionLiveness sessions,
      AdministratorAccess access,
      UserSchema schema,
      PasswordCreation passwords,
      Transactions transactions,
      Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.access = access;
    this.schema = schema;
    this.passwords = passwords;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Result update(Command command) {
    return switch (command) {
      case Command.Own own -> own(own);
      case Command.Any any -> any(any);
    };
  }

  private Result own(Command.Own own) {
    try {
      Optional<String> objection =
          objection(own.password(), own.caller().user().email(), own.email());
      if (objection.isPresent()) {
        return new Result.WeakPassword(objection.get());
      }
      // A request whose session is over costs no hash.
      if (own.password().isPresent() && !sessions.isOpen(own.caller().session())) {
        return new Result.NoLongerPermitted(SESSION_OVER);
      }
      AccountChanges changes =
          AccountChanges.own(own.email(), own.password().map(passwords::hash), own.attributes());
      // After the hash, which may have waited in the queue for long.
      return sessions
          .find(own.caller().session())
          .map(open -> change(own, own.caller().user().id(), changes, check(open)))
          .orElseGet(() -> new Result.NoLongerPermitted(SESSION_OVER));
    } finally {
      own.password().ifPresent(Password::close);
    }
  }

  private Function<Account, Optional<LostAccess>> check(OpenSession open) {
    return account ->
        sessions.isStillOpen(open, account) ? Optional.empty() : Optional.of(SESSION_OVER);
  }

  private Result any(Command.Any any) {
    return Accounts.find(users, any.user())
        .map(account -> any(any, account, any.changes().get()))
        .orElseGet(Result.NotFound::new);
  }

  private Result any(Command.Any any, Account account, Changes changes) {
    try {
      Optional<String> objection =
          objection(changes.password(), account.user().email(), changes.email());
      if (objection.isPresent()) {
        return new Result.WeakPassword(objection.get());
      }
      // A request whose session is over costs no hash.
      if (changes.password().isPresent() && !access.isOpen(any.by())) {
        return new Result.NoLongerPermitted(SESSION_OVER);
      }
      AccountChanges hashed = hashed(changes);
      // After the hash, which may have waited in the queue for long.
      AccessCheck check = access.check(any.by());
      return change(any, account.id(), hashed, current -> check.lost());
    } finally {
      changes.password().ifPresent(Password::close);
    }
  }

  private Optional<String> objection(
      Optional<Password> password, EmailAddress present, Optional<EmailAddress> changed) {
    return password.flatMap(
        text -> passwords.objectionTo(text, Stream.concat(Stream.of(present), changed.stream())));
  }

  private AccountChanges hashed(Changes changes) {
    return new AccountChanges(
        changes.email(),
        changes.password().map(passwords::hash),
        changes.active(),
        changes.superuser(),
        changes.verified(),
        changes.attributes());
  }

  private Result change(
      Command command,
      UserId user,
      AccountChanges changes,
      Function<Account, Optional<LostAccess>> check) {
    return OptimisticRetry.untilDone(() -> attempt(command, user, changes, check));
  }

  /**
   * Empty if a concurrent change came first. The schema is evaluated before the transaction: its
   * patterns may take long, and a transaction keeps other writers waiting.
   */
  private Optional<Result> attempt(
      Command command,
      UserId user,
      AccountChanges changes,
      Function<Account, Optional<LostAccess>> check) {
    Optional<Account> account = users.findById(user);
    if (account.isEmpty()) {
      return Optional.of(gone(command));
    }
    Account before = account.get();
    Account after = before.after(changes);
    if (after.equals(before)) {
      return Optional.of(new Result.Updated(before.user(), false));
    }
    List<AttributeViolation> violations = violations(after, changes);
    if (!violations.isEmpty()) {
      return Optional.of(new Result.InvalidAttributes(violations));
    }
    // After the account was read: a change that ends the session from then on makes it stale.
    return transactions.run(
        events ->
            check
                .apply(before)
                .map(lost -> Optional.<Result>of(new Result.NoLongerPermitted(lost)))
                .orElseGet(() -> replace(command, before, after, changes, events)));
  }

  private Optional<Result> replace(
      Command command,
      Account before,
      Account after,
      AccountChanges changes,
      EventRecorder events) {
    return switch (users.replace(after, revocation(command, before, changes))) {
      case REPLACED -> {
        var context = new EventContext(clock.now(), command.client(), author(command));
        events.record(new Event.UserUpdated(after.user(), changes.names(), context));
        yield Optional.of(new Result.Updated(after.user(), true));
      }
      case EMAIL_TAKEN -> Optional.of(new Result.EmailTaken());
      case STALE -> Optional.empty();
    };
  }

  /** Unchanged fields aren't checked: they may have been valid under an earlier schema. */
  private List<AttributeViolation> violations(Account after, AccountChanges changes) {
    return changes.attributes().isEmpty()
        ? List.of()
        : schema.violations(after.user().attributes());
  }

  private static Optional<UserId> author(Command command) {
    return switch (command) {
      case Command.Own own -> Optional.of(own.caller().user().id());
      case Command.Any any -> any.by().id();
    };
  }

  private static Result gone(Command command) {
    return switch (command) {
      case Command.Own own -> new Result.NoLongerPermitted(SESSION_OVER);
      case Command.Any any -> new Result.NotFound();
    };
  }

  private static SessionRevocation revocation(
      Command command, Account before, AccountChanges changes) {
    if (!before.endsSessions(changes)) {
      return new SessionRevocation.None();
    }
    return switch (command) {
      case Command.Own own -> new SessionRevocation.AllExcept(own.caller().session().id());
      case Command.Any any -> new SessionRevocation.All();
    };
  }
}

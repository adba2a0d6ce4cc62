package dev.portcullis.application.usecase;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.portcullis.application.port.in.UpdateUser;
import dev.portcullis.application.port.out.PasswordHasher;
import dev.portcullis.application.port.out.Sessions;
import dev.portcullis.application.port.out.SessionsEnding;
import dev.portcullis.application.port.out.StoreUnavailable;
import dev.portcullis.application.port.out.UserRepository;
import dev.portcullis.application.port.out.UserRepository.Replaced;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import dev.portcullis.domain.password.PasswordPolicy;
import dev.portcullis.domain.user.Account;
import dev.portcullis.domain.user.AccountChanges;
import dev.portcullis.domain.user.UserReference;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Changes accounts. A change that meets another one is made again on top of it, so that neither is
 * lost.
 */
public final class UpdateUserService implements UpdateUser {
  /** Every attempt fails only because another change came through; so many in a row are a fault. */
  private static final int MAX_ATTEMPTS = 100;

  private final UserRepository users;
  private final Sessions sessions;
  private final PasswordHasher hasher;
  private final PasswordPolicy policy;
  private final InstantSource clock;

  /** Changes {@code users}. */
  public UpdateUserService(
      UserRepository users,
      Sessions sessions,
      PasswordHasher hasher,
      PasswordPolicy policy,
      InstantSource clock) {
    this.users = users;
    this.sessions = sessions;
    this.hasher = hasher;
    this.policy = policy;
    this.clock = clock;
  }

  @Override
  public Result update(Command command) {
    try {
      return update(command, command.password());
    } finally {
      command.password().ifPresent(Password::close);
    }
  }

  private Result update(Command command, Optional<Password> password) {
    Optional<String> objection = password.flatMap(policy::objectionTo);
    if (objection.isPresent()) {
      return new Result.WeakPassword(objection.get());
    }
    // Saves the hash where there is nobody to change.
    Optional<Result> nobody = absence(command);
    if (nobody.isPresent()) {
      return nobody.get();
    }
    AccountChanges changes = changes(command, password.map(hasher::hash));
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Optional<Result> result = attempt(command, changes);
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new StoreUnavailable("too many changes to one account at a time", null);
  }

  private Optional<Result> absence(Command command) {
    return Accounts.find(users, target(command)).isEmpty()
        ? Optional.of(notThere(command))
        : Optional.empty();
  }

  /** Empty if another change came in between. */
  private Optional<Result> attempt(Command command, AccountChanges changes) {
    Optional<Account> account = Accounts.find(users, target(command));
    // After the account is read: a change that ends the session from here on makes it stale.
    if (account.isEmpty() || isSessionOver(command)) {
      return Optional.of(notThere(command));
    }
    Account before = account.get();
    Account after = before.after(changes);
    if (after.equals(before)) {
      return Optional.of(new Result.Updated(before.user()));
    }
    Replaced replaced = users.replace(after, ending(command, before, changes));
    return switch (replaced) {
      case REPLACED -> Optional.of(new Result.Updated(after.user()));
      case EMAIL_TAKEN -> Optional.of(new Result.EmailTaken());
      case STALE -> Optional.empty();
    };
  }

  private boolean isSessionOver(Command command) {
    return command instanceof Command.Own own
        && sessions
            .find(own.caller().session().id(), clock.instant().truncatedTo(MICROS))
            .isEmpty();
  }

  private static Result notThere(Command command) {
    return switch (command) {
      case Command.Own own -> new Result.SessionOver();
      case Command.Any any -> new Result.NotFound();
    };
  }

  private static UserReference target(Command command) {
    return switch (command) {
      case Command.Own own -> new UserReference.WithId(own.caller().user().id());
      case Command.Any any -> any.user();
    };
  }

  private static AccountChanges changes(Command command, Optional<PasswordHash> passwordHash) {
    return switch (command) {
      case Command.Own own -> AccountChanges.own(own.email(), passwordHash);
      case Command.Any any ->
          new AccountChanges(
              any.email(), passwordHash, any.active(), any.superuser(), any.verified());
    };
  }

  private static SessionsEnding ending(Command command, Account before, AccountChanges changes) {
    if (!before.endsSessions(changes)) {
      return new SessionsEnding.None();
    }
    return switch (command) {
      case Command.Own own -> new SessionsEnding.AllBut(own.caller().session().id());
      case Command.Any any -> new SessionsEnding.All();
    };
  }
}

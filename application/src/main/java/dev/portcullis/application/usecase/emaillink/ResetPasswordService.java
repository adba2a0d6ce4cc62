package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.in.emaillink.ResetPassword;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Found;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.application.usecase.OptimisticRetry;
import dev.portcullis.application.usecase.password.PasswordCreation;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.TokenHash;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.Optional;

/** Spends a reset token, sets the password and ends all sessions, in one transaction. */
public final class ResetPasswordService implements ResetPassword {
  private final UserRepository users;
  private final OneTimeTokens tokens;
  private final PasswordCreation newPasswords;
  private final Journal journal;

  /** Sets passwords of {@code users} by {@code tokens}. */
  public ResetPasswordService(
      UserRepository users, OneTimeTokens tokens, PasswordCreation newPasswords, Journal journal) {
    this.users = users;
    this.tokens = tokens;
    this.newPasswords = newPasswords;
    this.journal = journal;
  }

  @Override
  public Result reset(Command command) {
    try (var password = command.password()) {
      return reset(command, password);
    }
  }

  private Result reset(Command command, Password password) {
    TokenHash hash = command.token().hash();
    // Before the hash is made: who has no token costs none.
    if (account(hash).isEmpty()) {
      return new Result.BadToken();
    }
    Optional<String> objection = newPasswords.objectionTo(password);
    if (objection.isPresent()) {
      return new Result.WeakPassword(objection.get());
    }
    PasswordHash passwordHash = newPasswords.hash(password);
    return OptimisticRetry.untilDone(() -> attempt(hash, passwordHash, command));
  }

  /** Empty if another change came in between. */
  private Optional<Result> attempt(TokenHash hash, PasswordHash passwordHash, Command command) {
    Optional<Account> account = account(hash);
    if (account.isEmpty()) {
      return Optional.of(new Result.BadToken());
    }
    Account changed = account.get().after(AccountChanges.password(passwordHash));
    return switch (users.replace(changed, ending(account.get()), hash)) {
      case REPLACED -> Optional.of(passwordSet(changed, command));
      case STALE, TOKEN_SPENT -> Optional.empty();
      case EMAIL_TAKEN -> throw new IllegalStateException("taken by its own user");
    };
  }

  /**
   * Who reads the mail of the address has come. If nobody has verified it so far, somebody else may
   * have opened the account by a provider, in wait: that is no way in any more.
   */
  private static SessionRevocation ending(Account account) {
    return account.user().verified()
        ? new SessionRevocation.All()
        : new SessionRevocation.AllAndUnlinkProviders();
  }

  /** The active account whose password the token may set now. */
  private Optional<Account> account(TokenHash hash) {
    return tokens
        .find(hash, TokenPurpose.RESET, journal.now())
        .filter(found -> !found.spent())
        .map(Found::token)
        .flatMap(token -> users.findById(token.user()).filter(token::isFor))
        .filter(account -> account.user().active());
  }

  private Result passwordSet(Account account, Command command) {
    journal.tell(new Event.PasswordReset(account.user(), journal.occasion(command.client())));
    return new Result.PasswordSet(account.user());
  }
}

package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.in.emaillink.VerifyEmail;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Found;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.application.usecase.OptimisticRetry;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.TokenHash;
import java.util.Optional;

/** Spends a verification token and marks its user's address as verified, in one transaction. */
public final class VerifyEmailService implements VerifyEmail {
  private final UserRepository users;
  private final OneTimeTokens tokens;
  private final Journal journal;

  /** Verifies {@code users} by {@code tokens}. */
  public VerifyEmailService(UserRepository users, OneTimeTokens tokens, Journal journal) {
    this.users = users;
    this.tokens = tokens;
    this.journal = journal;
  }

  @Override
  public Result verify(Command command) {
    TokenHash hash = command.token().hash();
    return OptimisticRetry.untilDone(() -> attempt(hash, command));
  }

  /** Empty if another change came in between. */
  private Optional<Result> attempt(TokenHash hash, Command command) {
    Optional<Found> found = tokens.find(hash, TokenPurpose.VERIFICATION, journal.now());
    Optional<Account> account = found.flatMap(this::account);
    if (account.isEmpty()) {
      return Optional.of(new Result.BadToken());
    }
    if (account.get().user().verified()) {
      return Optional.of(new Result.AlreadyVerified());
    }
    if (found.get().spent()) {
      return Optional.of(new Result.BadToken());
    }
    Account verified = account.get().after(AccountChanges.verification());
    return switch (users.replace(verified, new SessionRevocation.None(), hash)) {
      case REPLACED -> Optional.of(verified(verified, command));
      case STALE, TOKEN_SPENT -> Optional.empty();
      case EMAIL_TAKEN -> throw new IllegalStateException("taken by its own user");
    };
  }

  private Optional<Account> account(Found found) {
    return users.findById(found.token().user()).filter(found.token()::isFor);
  }

  private Result verified(Account account, Command command) {
    journal.tell(new Event.UserVerified(account.user(), journal.occasion(command.client())));
    return new Result.Verified(account.user());
  }
}

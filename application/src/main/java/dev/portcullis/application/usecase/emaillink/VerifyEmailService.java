package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.in.emaillink.VerifyEmail;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Found;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.EventRecorder;
import dev.portcullis.application.usecase.OptimisticRetry;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** Spends a verification token and marks its user's address as verified, in one transaction. */
final class VerifyEmailService implements VerifyEmail {
  private final UserRepository users;
  private final OneTimeTokens tokens;
  private final Transactions transactions;
  private final Clock clock;

  VerifyEmailService(
      UserRepository users, OneTimeTokens tokens, Transactions transactions, Clock clock) {
    this.users = users;
    this.tokens = tokens;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Result verify(Command command) {
    TokenHash hash = command.token().hash();
    // Before the transaction: an unknown token costs none.
    if (tokens.find(hash, TokenPurpose.VERIFICATION, clock.now()).isEmpty()) {
      return new Result.BadToken();
    }
    return transactions.run(
        events -> OptimisticRetry.untilDone(() -> attempt(hash, command, events)));
  }

  /** Empty if a concurrent change came first. */
  private Optional<Result> attempt(TokenHash hash, Command command, EventRecorder events) {
    Instant now = clock.now();
    Optional<Found> found = tokens.find(hash, TokenPurpose.VERIFICATION, now);
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
    // Empty if a concurrent attempt came first; the token is then read again.
    return tokens
        .consume(hash, TokenPurpose.VERIFICATION, now)
        .map(token -> OptimisticRetry.untilDone(() -> verify(token, command, events)));
  }

  private Optional<Account> account(Found found) {
    return users.findById(found.token().user()).filter(found.token()::isFor);
  }

  /** Empty if a concurrent change came first. */
  private Optional<Result> verify(OneTimeToken token, Command command, EventRecorder events) {
    Optional<Account> account = users.findById(token.user()).filter(token::isFor);
    if (account.isEmpty()) {
      return Optional.of(new Result.BadToken());
    }
    Account verified = account.get().after(AccountChanges.verification());
    if (verified.equals(account.get())) {
      return Optional.of(new Result.AlreadyVerified());
    }
    return switch (users.replace(verified, new SessionRevocation.None())) {
      case REPLACED -> {
        var context = EventContext.anonymous(clock.now(), command.client());
        events.record(new Event.UserVerified(verified.user(), context));
        yield Optional.of(new Result.Verified(verified.user()));
      }
      case STALE -> Optional.empty();
      case EMAIL_TAKEN ->
          throw new IllegalStateException(
              "the user's own e-mail address is reported as taken by another user");
    };
  }
}

package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.in.emaillink.DisownAccount;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
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
import dev.portcullis.domain.password.PasswordHash;
import java.util.Optional;

/**
 * Spends a verification token, and removes the account's links to providers, sessions and password
 * in the same transaction.
 */
final class DisownAccountService implements DisownAccount {
  /**
   * Hash that matches no password. It stands in for the password while the links are removed: the
   * store keeps the last link of an account without a password.
   */
  private static final PasswordHash STAND_IN = new PasswordHash("!disowned");

  private final UserRepository users;
  private final OneTimeTokens tokens;
  private final ProviderLinks links;
  private final Transactions transactions;
  private final Clock clock;

  DisownAccountService(
      UserRepository users,
      OneTimeTokens tokens,
      ProviderLinks links,
      Transactions transactions,
      Clock clock) {
    this.users = users;
    this.tokens = tokens;
    this.links = links;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Result disown(Command command) {
    var hash = command.token().hash();
    // Before the transaction: an unknown token costs none.
    Optional<Account> account =
        tokens
            .find(hash, TokenPurpose.VERIFICATION, clock.now())
            .flatMap(found -> account(found.token()));
    if (account.isEmpty()) {
      return new Result.BadToken();
    }
    if (account.get().user().verified()) {
      return new Result.AlreadyVerified();
    }
    return transactions.run(
        events ->
            tokens
                .consume(hash, TokenPurpose.VERIFICATION, clock.now())
                .map(token -> OptimisticRetry.untilDone(() -> attempt(token, command, events)))
                .orElseGet(Result.BadToken::new));
  }

  /** Empty if a concurrent change came first. */
  private Optional<Result> attempt(OneTimeToken token, Command command, EventRecorder events) {
    Optional<Account> account = account(token);
    if (account.isEmpty()) {
      return Optional.of(new Result.BadToken());
    }
    if (account.get().user().verified()) {
      return Optional.of(new Result.AlreadyVerified());
    }
    Account locked = account.get().after(AccountChanges.password(STAND_IN));
    return replace(locked) ? Optional.of(disown(locked, command, events)) : Optional.empty();
  }

  private Result disown(Account locked, Command command, EventRecorder events) {
    var context = EventContext.anonymous(clock.now(), command.client());
    links.removeAll(locked.user(), context, events);
    if (!replace(locked.after(AccountChanges.password(PasswordHash.NONE)))) {
      throw new IllegalStateException("the account changed in the transaction that holds it");
    }
    events.record(new Event.AccountDisowned(locked.user(), context));
    return new Result.Disowned();
  }

  /** Returns false if a concurrent change came first. */
  private boolean replace(Account changed) {
    return switch (users.replace(changed, new SessionRevocation.All())) {
      case REPLACED -> true;
      case STALE -> false;
      case EMAIL_TAKEN ->
          throw new IllegalStateException(
              "the user's own e-mail address is reported as taken by another user");
    };
  }

  private Optional<Account> account(OneTimeToken token) {
    return users.findById(token.user()).filter(token::isFor);
  }
}

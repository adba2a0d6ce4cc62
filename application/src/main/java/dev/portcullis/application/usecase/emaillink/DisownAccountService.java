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
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.federation.OAuthAccount;
import java.util.List;
import java.util.Optional;

/**
 * Spends a verification token, and removes the account's links to providers, sessions and password
 * in the same transaction.
 */
final class DisownAccountService implements DisownAccount {
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
    return disown(account.get(), command, events);
  }

  private Optional<Result> disown(Account account, Command command, EventRecorder events) {
    var context = EventContext.anonymous(clock.now(), command.client());
    List<OAuthAccount> removed = links.of(account.user());
    var ending = new SessionRevocation.AllAndUnlinkProviders();
    return switch (users.replace(account.withoutAccess(), ending)) {
      case REPLACED -> {
        removed.forEach(
            link ->
                events.record(new Event.OAuthAccountUnlinked(account.user(), link.id(), context)));
        events.record(new Event.AccountDisowned(account.user(), context));
        yield Optional.of(new Result.Disowned());
      }
      case STALE -> Optional.empty();
      case EMAIL_TAKEN ->
          throw new IllegalStateException(
              "the user's own e-mail address is reported as taken by another user");
    };
  }

  private Optional<Account> account(OneTimeToken token) {
    return users.findById(token.user()).filter(token::isFor);
  }
}

package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.in.federation.AssociateOAuthAccount;
import dev.portcullis.application.port.in.federation.ProviderSignInFailure;
import dev.portcullis.application.port.in.login.ConfirmationFailure;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.OptimisticRetry;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.federation.ProviderSignIn.Outcome.Known;
import dev.portcullis.application.usecase.federation.ProviderSignIn.Outcome.Unknown;
import dev.portcullis.application.usecase.login.CallerConfirmation;
import dev.portcullis.application.usecase.login.LogInFeature;
import dev.portcullis.application.usecase.login.SessionLiveness;
import dev.portcullis.application.usecase.login.SessionLiveness.OpenSession;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.federation.OAuthAccount;
import java.util.Optional;

/** Links an account for the user to whom the state was issued, while the session is open. */
final class AssociateOAuthAccountService implements AssociateOAuthAccount {
  private final UserRepository users;
  private final OAuthAccounts accounts;
  private final ProviderSignIn signIn;
  private final OAuthAccountLinker links;
  private final SessionLiveness sessions;
  private final CallerConfirmation confirmation;
  private final Transactions transactions;
  private final Clock clock;

  AssociateOAuthAccountService(
      UserRepository users,
      OAuthAccounts accounts,
      ProviderSignIn signIn,
      OAuthAccountLinker links,
      LogInFeature login,
      Transactions transactions,
      Clock clock) {
    this.users = users;
    this.accounts = accounts;
    this.signIn = signIn;
    this.links = links;
    this.sessions = login.sessions();
    this.confirmation = login.confirmation();
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Result associate(Command command) {
    // Before the state is redeemed: the client can send the response again after a log-in.
    Optional<ConfirmationFailure> failure = confirmation.ofLink(command.caller().session());
    if (failure.isPresent()) {
      return new Result.NotConfirmed(failure.get());
    }
    return switch (signIn.identify(
        command.provider(),
        command.response(),
        command.csrf(),
        Optional.of(command.caller().user().id()))) {
      case Unknown unknown -> unknown.why();
      case Known known -> associate(known, command);
    };
  }

  private Result associate(Known known, Command command) {
    return sessions
        .find(command.caller().session())
        .map(
            open ->
                transactions.run(
                    events -> OptimisticRetry.untilDone(() -> attempt(known, open, command))))
        .orElseGet(Result.SessionOver::new);
  }

  /** Empty if a concurrent change came first. */
  private Optional<Result> attempt(Known known, OpenSession session, Command command) {
    Optional<Account> account = users.findById(command.caller().user().id());
    // After the account is read: if a change ends the session from here on, the account's version
    // changes.
    if (account.isEmpty() || !sessions.isStillOpen(session, account.get())) {
      return Optional.of(new Result.SessionOver());
    }
    Optional<OAuthAccount> link = links.find(known);
    if (link.isPresent()) {
      return linkedBefore(link.get(), account.get(), known);
    }
    return known
        .identity()
        .email()
        .map(email -> link(account.get(), email, known, command))
        .orElseGet(() -> Optional.of(new ProviderSignInFailure.NoEmail()));
  }

  private Optional<Result> linkedBefore(OAuthAccount link, Account account, Known known) {
    if (!link.user().equals(account.id())) {
      return Optional.of(new Result.AccountTaken());
    }
    return links.refresh(link, known) ? Optional.of(associated(account)) : Optional.empty();
  }

  private Optional<Result> link(Account account, EmailAddress email, Known known, Command command) {
    var context = EventContext.by(command.caller().user().id(), clock.now(), command.client());
    return switch (links.link(account, known, email, context)) {
      case LINKED -> Optional.of(associated(account));
      case TAKEN, USER_CHANGED -> Optional.empty();
    };
  }

  private Result associated(Account account) {
    return new Result.Associated(account.user(), accounts.list(account.id()));
  }
}

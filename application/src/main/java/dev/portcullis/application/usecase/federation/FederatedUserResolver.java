package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.in.federation.LogInWithProvider.Result;
import dev.portcullis.application.port.in.federation.ProviderSignInFailure;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.federation.OAuthAccounts.Linked;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.OptimisticRetry;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.federation.ProviderSignIn.Outcome.Known;
import dev.portcullis.application.usecase.registration.AccountCreation;
import dev.portcullis.application.usecase.registration.AccountCreation.CreationResult;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.password.PasswordHash;
import java.util.Optional;

/**
 * Finds the user whom a provider has identified: by the linked account, or by the e-mail address if
 * the provider is trusted for that. Otherwise creates an account.
 */
final class FederatedUserResolver {
  private final UserRepository users;
  private final OAuthAccountLinker links;
  private final AccountCreation accounts;
  private final Transactions transactions;
  private final Clock clock;

  FederatedUserResolver(
      UserRepository users,
      OAuthAccountLinker links,
      AccountCreation accounts,
      Transactions transactions,
      Clock clock) {
    this.users = users;
    this.links = links;
    this.accounts = accounts;
    this.transactions = transactions;
    this.clock = clock;
  }

  sealed interface Outcome {
    /** The user is active. */
    record Found(Account account) implements Outcome {}

    /** The user is inactive; nothing is changed. */
    record Inactive(Account account) implements Outcome {}

    /**
     * There is no user who may log in; nothing is changed.
     *
     * @param namesake the user with the same e-mail address, if that is the reason
     */
    record Nobody(Result why, Optional<UserId> namesake) implements Outcome {}
  }

  Outcome find(Known known, ClientInfo client) {
    return transactions.run(events -> OptimisticRetry.untilDone(() -> attempt(known, client)));
  }

  /** Empty if a concurrent change came first. */
  private Optional<Outcome> attempt(Known known, ClientInfo client) {
    Optional<OAuthAccount> link = links.find(known);
    if (link.isPresent()) {
      return users
          .findById(link.get().user())
          .flatMap(account -> byLink(link.get(), account, known));
    }
    Optional<EmailAddress> email = known.identity().email();
    if (email.isEmpty()) {
      return Optional.of(new Outcome.Nobody(new ProviderSignInFailure.NoEmail(), Optional.empty()));
    }
    Optional<Account> namesake = users.findByEmail(email.get());
    return namesake.isPresent()
        ? byEmail(namesake.get(), email.get(), known, client)
        : open(email.get(), known, client);
  }

  /**
   * Refreshes the link after the account was read: if it was removed in between, such as by the
   * owner of the address, the log-in fails.
   */
  private Optional<Outcome> byLink(OAuthAccount link, Account account, Known known) {
    if (!account.user().active()) {
      return Optional.of(new Outcome.Inactive(account));
    }
    return links.refresh(link, known) ? Optional.of(new Outcome.Found(account)) : Optional.empty();
  }

  /**
   * Requires that the provider has verified the address: otherwise an attacker who claims a user's
   * address at the provider could take over the account. If the address is unverified here, an
   * attacker may have opened the account in advance, so it is claimed for the owner alone.
   */
  private Optional<Outcome> byEmail(
      Account account, EmailAddress email, Known known, ClientInfo client) {
    boolean isOwner =
        known.provider().trust().associateByEmail() && known.identity().isEmailVerified();
    if (!isOwner) {
      return Optional.of(new Outcome.Nobody(new Result.UserExists(), Optional.of(account.id())));
    }
    if (!account.user().active()) {
      return Optional.of(new Outcome.Inactive(account));
    }
    var context = EventContext.by(account.id(), clock.now(), client);
    Linked linked =
        account.user().verified()
            ? links.link(account, known, email, context)
            : links.claim(account, known, email, context);
    return switch (linked) {
      case LINKED -> users.findById(account.id()).map(Outcome.Found::new);
      case TAKEN, USER_CHANGED -> Optional.empty();
    };
  }

  /**
   * The address counts as verified only if the provider doesn't report it as unverified: otherwise
   * an attacker could open an account with another person's address that looks verified.
   */
  private Optional<Outcome> open(EmailAddress email, Known known, ClientInfo client) {
    boolean verified =
        known.provider().trust().verifiedByDefault() && !known.identity().isEmailDoubtful();
    var context = EventContext.anonymous(clock.now(), client);
    return switch (accounts.open(
        email, verified, account -> links.add(account, known, email), context)) {
      case CreationResult.Created opened ->
          Optional.of(new Outcome.Found(Account.open(opened.user(), PasswordHash.NONE)));
      case CreationResult.EmailTaken taken -> Optional.empty();
      case CreationResult.InvalidAttributes bad ->
          Optional.of(new Outcome.Nobody(new Result.RegistrationIncomplete(), Optional.empty()));
      case CreationResult.WeakPassword weak ->
          throw new IllegalStateException("there is no password");
      case CreationResult.NoLongerPermitted lost ->
          throw new IllegalStateException("a registration needs no right");
    };
  }
}

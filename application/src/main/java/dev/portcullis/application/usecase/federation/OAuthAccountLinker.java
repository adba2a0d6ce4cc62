package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.federation.OAuthAccounts.Added;
import dev.portcullis.application.port.out.federation.OAuthAccounts.Linked;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.emaillink.Notices;
import dev.portcullis.application.usecase.federation.ProviderSignIn.Outcome.Known;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.federation.LinkProvenance;
import dev.portcullis.domain.federation.OAuthAccount;
import java.util.Optional;

/** Links users to accounts at providers, in the transaction of the calling thread. */
final class OAuthAccountLinker {
  private final OAuthAccounts accounts;
  private final ProviderTokens providerTokens;
  private final Identifiers identifiers;
  private final Notices notices;
  private final Transactions transactions;

  OAuthAccountLinker(
      OAuthAccounts accounts,
      ProviderTokens providerTokens,
      Identifiers identifiers,
      Notices notices,
      Transactions transactions) {
    this.accounts = accounts;
    this.providerTokens = providerTokens;
    this.identifiers = identifiers;
    this.notices = notices;
    this.transactions = transactions;
  }

  /** Returns the link of the provider's user. */
  Optional<OAuthAccount> find(Known known) {
    return accounts.find(known.provider().name(), known.identity().accountId());
  }

  /** Stores the provider's current e-mail address and tokens; returns false if the link is gone. */
  boolean refresh(OAuthAccount link, Known known) {
    LinkProvenance before = accounts.provenance(link.id());
    LinkProvenance after = before.afterStating(link, known.identity().email());
    if (!after.equals(before)) {
      accounts.recordProvenance(link.id(), after);
    }
    String email = known.identity().email().map(EmailAddress::value).orElseGet(link::accountEmail);
    return accounts.refresh(link.id(), email, providerTokens.seal(known.tokens(), link.id()));
  }

  /** Links {@code account}, if it is still in the same version. */
  Linked link(Account account, Known known, EmailAddress email, EventContext context) {
    OAuthAccount link = link(account.id(), known, email);
    Linked linked = accounts.link(link, sealed(link, known), account.version());
    if (linked == Linked.LINKED) {
      notices.providerLinked(account.user(), link.provider(), context);
    }
    return recorded(linked, account, link, context);
  }

  /**
   * Links {@code account} and transfers it to the provider's user, as {@link OAuthAccounts#claim}
   * does.
   */
  Linked claim(Account account, Known known, EmailAddress email, EventContext context) {
    OAuthAccount link = link(account.id(), known, email);
    AccountChanges changes = AccountChanges.claim();
    Account claimed = account.after(changes);
    Linked linked = accounts.claim(claimed, link, sealed(link, known));
    if (linked == Linked.LINKED) {
      transactions.record(new Event.UserUpdated(claimed.user(), changes.names(), context));
    }
    return recorded(linked, claimed, link, context);
  }

  /**
   * Stores a new account and its link; empty if the e-mail address or the provider's account is
   * taken.
   */
  Optional<OAuthAccount> add(Account account, Known known, EmailAddress email) {
    OAuthAccount link = link(account.id(), known, email);
    if (accounts.add(account, link, sealed(link, known)) == Added.TAKEN) {
      return Optional.empty();
    }
    accounts.recordProvenance(link.id(), LinkProvenance.of(account.user()));
    return Optional.of(link);
  }

  private Linked recorded(Linked linked, Account account, OAuthAccount link, EventContext context) {
    if (linked == Linked.LINKED) {
      accounts.recordProvenance(link.id(), LinkProvenance.of(account.user()));
      transactions.record(new Event.OAuthAccountLinked(account.user(), link, context));
    }
    return linked;
  }

  private OAuthAccount link(UserId user, Known known, EmailAddress email) {
    return new OAuthAccount(
        identifiers.newOAuthAccountId(),
        user,
        known.provider().name(),
        known.identity().accountId(),
        email.value());
  }

  private SealedTokens sealed(OAuthAccount link, Known known) {
    return providerTokens.seal(known.tokens(), link.id());
  }
}

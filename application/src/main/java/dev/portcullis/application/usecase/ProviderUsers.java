package dev.portcullis.application.usecase;

import dev.portcullis.application.port.in.LogInWithProvider.Result;
import dev.portcullis.application.port.in.Unidentified;
import dev.portcullis.application.port.out.OAuthAccounts.Linked;
import dev.portcullis.application.port.out.UserRepository;
import dev.portcullis.application.usecase.Identification.Outcome.Known;
import dev.portcullis.application.usecase.NewAccounts.Opening;
import dev.portcullis.domain.event.Occasion;
import dev.portcullis.domain.oauth.OAuthAccount;
import dev.portcullis.domain.password.PasswordHash;
import dev.portcullis.domain.session.Client;
import dev.portcullis.domain.user.Account;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.UserId;
import java.util.Optional;

/**
 * Finds the user whom a provider knows: by the account that is linked; else, where the provider's
 * word counts for that, by the e-mail address; else opens an account for somebody new.
 */
public final class ProviderUsers {
  private final UserRepository users;
  private final OAuthLinks links;
  private final NewAccounts newAccounts;
  private final Journal journal;

  /** Looks in {@code users}. */
  public ProviderUsers(
      UserRepository users, OAuthLinks links, NewAccounts newAccounts, Journal journal) {
    this.users = users;
    this.links = links;
    this.newAccounts = newAccounts;
    this.journal = journal;
  }

  sealed interface Outcome {
    /** Somebody active. */
    record Found(Account account) implements Outcome {}

    /** Somebody inactive; nothing is changed. */
    record Inactive(Account account) implements Outcome {}

    /**
     * Nobody; nothing is changed.
     *
     * @param namesake whose account it would have been
     */
    record Nobody(Result why, Optional<UserId> namesake) implements Outcome {}
  }

  Outcome find(Known known, Client client) {
    return Attempts.untilDone(() -> attempt(known, client));
  }

  /** Empty if another change came in between. */
  private Optional<Outcome> attempt(Known known, Client client) {
    Optional<OAuthAccount> link = links.find(known);
    if (link.isPresent()) {
      return users
          .findById(link.get().user())
          .flatMap(account -> byLink(link.get(), account, known));
    }
    Optional<EmailAddress> email = known.identity().email();
    if (email.isEmpty()) {
      return Optional.of(new Outcome.Nobody(new Unidentified.NoEmail(), Optional.empty()));
    }
    Optional<Account> namesake = users.findByEmail(email.get());
    return namesake.isPresent()
        ? byEmail(namesake.get(), email.get(), known, client)
        : open(email.get(), known, client);
  }

  /**
   * The link is asked for again after the account was read: so if it was taken away meanwhile, by
   * the owner of the address for one, nobody comes in by it.
   */
  private Optional<Outcome> byLink(OAuthAccount link, Account account, Known known) {
    if (!account.user().active()) {
      return Optional.of(new Outcome.Inactive(account));
    }
    return links.refresh(link, known) ? Optional.of(new Outcome.Found(account)) : Optional.empty();
  }

  /**
   * By the address only if the provider has verified it: or else whoever claims another's address
   * there takes over the account here. And if nobody has verified it here, somebody else may have
   * opened the account, in wait for its owner; so it is the owner's alone from now on.
   */
  private Optional<Outcome> byEmail(
      Account account, EmailAddress email, Known known, Client client) {
    boolean isOwner =
        known.provider().trust().associateByEmail() && known.identity().isEmailVerified();
    if (!isOwner) {
      return Optional.of(new Outcome.Nobody(new Result.UserExists(), Optional.of(account.id())));
    }
    if (!account.user().active()) {
      return Optional.of(new Outcome.Inactive(account));
    }
    Occasion occasion = journal.occasion(client, Optional.of(account.id()));
    Linked linked =
        account.user().verified()
            ? links.link(account, known, email, occasion)
            : links.claim(account, known, email, occasion);
    return switch (linked) {
      case LINKED -> users.findById(account.id()).map(Outcome.Found::new);
      case TAKEN, USER_CHANGED -> Optional.empty();
    };
  }

  /**
   * Verified only if the provider doesn't doubt it: or else somebody could open an account with
   * another's address that even its owner takes for verified.
   */
  private Optional<Outcome> open(EmailAddress email, Known known, Client client) {
    boolean verified =
        known.provider().trust().verifiedByDefault() && !known.identity().isEmailDoubtful();
    Occasion occasion = journal.occasion(client);
    return switch (newAccounts.open(
        email, verified, account -> links.add(account, known, email), occasion)) {
      case Opening.Opened opened ->
          Optional.of(new Outcome.Found(Account.open(opened.user(), PasswordHash.NONE)));
      case Opening.EmailTaken taken -> Optional.empty();
      case Opening.InvalidAttributes bad ->
          Optional.of(new Outcome.Nobody(new Result.RegistrationIncomplete(), Optional.empty()));
      case Opening.WeakPassword weak -> throw new IllegalStateException("there is no password");
    };
  }
}

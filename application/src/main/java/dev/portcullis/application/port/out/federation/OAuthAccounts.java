package dev.portcullis.application.port.out.federation;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.LinkProvenance;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the links between users and their accounts at providers. The deletion of a user deletes the
 * user's links. Thread-safe; every method throws {@link StoreUnavailable} when the store doesn't
 * answer and a retry may help.
 */
public interface OAuthAccounts {
  /** Outcome of {@link #link} and {@link #claim}. */
  enum Linked {
    /** The account at the provider belongs to the user now. */
    LINKED,
    /**
     * A user, maybe the same one, already has the account at the provider, the link's id or the
     * address that a claim would set; nothing is changed.
     */
    TAKEN,
    /** The user is gone, or has changed since the caller read the account; nothing is changed. */
    USER_CHANGED
  }

  /** Outcome of {@link #add}. */
  enum Added {
    /** The user and the link are stored. */
    ADDED,
    /** Another user has the e-mail address or the account at the provider; nothing is stored. */
    TAKEN
  }

  /** Outcome of {@link #unlink}. */
  enum Unlinked {
    /** The link is gone. */
    UNLINKED,
    /** The user has no such link. */
    NOT_THERE,
    /** The user would have no other way to log in; nothing is changed. */
    LAST_WAY_IN
  }

  /**
   * The provider's tokens, encrypted by the caller.
   *
   * @param access the access token, encrypted
   * @param refresh the refresh token, encrypted
   * @param expires when the access token expires, according to the provider
   */
  record SealedTokens(String access, Optional<String> refresh, Optional<Instant> expires) {
    /** Redacted. */
    @Override
    public String toString() {
      return "SealedTokens[…]";
    }
  }

  /**
   * Stores {@code account} if its user exists and is still in {@code version}. Of concurrent claims
   * on one account at a provider, exactly one wins.
   */
  Linked link(OAuthAccount account, SealedTokens tokens, long version);

  /**
   * Stores a new user's {@code account} and the {@code link}, or neither. Of concurrent claims on
   * the e-mail address or on the account at the provider, exactly one wins.
   */
  Added add(Account account, OAuthAccount link, SealedTokens tokens);

  /**
   * Transfers an account to the owner of its e-mail address, in one transaction: stores {@code
   * changed} as {@link UserRepository#replace} does, ends all the user's sessions, removes all the
   * user's links and stores {@code link}.
   */
  Linked claim(Account changed, OAuthAccount link, SealedTokens tokens);

  /**
   * Records the provenance of a link that the same transaction has made. Does nothing if there is
   * no such link. The default records nothing.
   */
  default void recordProvenance(OAuthAccountId id, LinkProvenance provenance) {}

  /** Returns the recorded provenance of the link; unknown if there is none. */
  default LinkProvenance provenance(OAuthAccountId id) {
    return new LinkProvenance.Unknown();
  }

  /** Returns the link of the account at the provider. */
  Optional<OAuthAccount> find(String provider, String accountId);

  /** Returns all links of the user, in the order of provider and account id. */
  List<OAuthAccount> list(UserId user);

  /**
   * Replaces the tokens and the e-mail address of a linked account. Without a new refresh token,
   * the stored one stays. Returns whether the account is still linked.
   */
  boolean refresh(OAuthAccountId id, String accountEmail, SealedTokens tokens);

  /**
   * Removes the user's link, unless the user would be left without a password and without an
   * account at one of {@code providers}. Of concurrent attempts to remove a user's last links, one
   * is refused.
   */
  Unlinked unlink(UserId user, OAuthAccountId id, Set<String> providers);
}

package dev.portcullis.application.port.out.federation;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps users' accounts at other providers. They go with their user. Thread-safe; every method
 * throws {@link StoreUnavailable} when the store doesn't answer and trying again may help.
 */
public interface OAuthAccounts {
  /** How {@link #link} and {@link #claim} came out. */
  enum Linked {
    /** The account belongs to the user now. */
    LINKED,
    /**
     * It, its id or the address that a claim would change to belongs to a user already, maybe to
     * the same one; nothing is changed.
     */
    TAKEN,
    /** The user is gone, or no longer as the caller has seen it; nothing is changed. */
    USER_CHANGED
  }

  /** How {@link #add} came out. */
  enum Added {
    /** User and link are stored. */
    ADDED,
    /** Another user has the e-mail address or the account elsewhere; nothing is stored. */
    TAKEN
  }

  /** How {@link #unlink} came out. */
  enum Unlinked {
    /** The link is gone. */
    UNLINKED,
    /** That user has no such link. */
    NOT_THERE,
    /** It is the user's last way in; nothing is changed. */
    LAST_WAY_IN
  }

  /**
   * What the provider gave to act for the user there, sealed by whoever hands it in.
   *
   * @param access the access token, encrypted
   * @param refresh the refresh token, encrypted
   * @param expires when the access token does, as the provider says
   */
  record SealedTokens(String access, Optional<String> refresh, Optional<Instant> expires) {
    /** Tells nothing. */
    @Override
    public String toString() {
      return "SealedTokens[…]";
    }
  }

  /**
   * Stores {@code account} if its user is there and still in {@code version}. Of concurrent claims
   * on one account elsewhere, exactly one wins.
   */
  Linked link(OAuthAccount account, SealedTokens tokens, long version);

  /**
   * Stores a new user's {@code account} and the {@code link}, or neither. Of concurrent claims on
   * the e-mail address or on the account elsewhere, exactly one wins.
   */
  Added add(Account account, OAuthAccount link, SealedTokens tokens);

  /**
   * Hands an account over to the owner of its e-mail address, in one transaction: stores {@code
   * changed} as {@link UserRepository#replace} does, ends all the user's sessions, removes all the
   * user's links and stores {@code link}.
   */
  Linked claim(Account changed, OAuthAccount link, SealedTokens tokens);

  /** Whose account that is. */
  Optional<OAuthAccount> find(String provider, String accountId);

  /** All accounts of that user, in the order of provider and account id. */
  List<OAuthAccount> list(UserId user);

  /**
   * Exchanges the tokens of an account, and the address as the provider tells it now; whether the
   * account is still linked. A refresh token stays until there is a new one.
   */
  boolean refresh(OAuthAccountId id, String accountEmail, SealedTokens tokens);

  /**
   * Removes the link if it is that user's, unless the user would be left without a password and
   * without an account at one of {@code providers}. Of concurrent attempts to remove a user's last
   * links, one is refused.
   */
  Unlinked unlink(UserId user, OAuthAccountId id, Set<String> providers);
}

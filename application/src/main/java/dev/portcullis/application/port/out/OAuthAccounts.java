package dev.portcullis.application.port.out;

import dev.portcullis.domain.oauth.OAuthAccount;
import dev.portcullis.domain.oauth.OAuthAccountId;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps users' accounts at other providers. They go with their user. Thread-safe; every method
 * throws {@link StoreUnavailable} when the store doesn't answer and trying again may help.
 */
public interface OAuthAccounts {
  /** How {@link #link} came out. */
  enum Linked {
    /** The account belongs to the user now. */
    LINKED,
    /** It, or its id, belongs to a user already, maybe to the same one; nothing is changed. */
    TAKEN,
    /** There is no such user; nothing is stored. */
    NO_USER
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

  /** Stores {@code account}. Of concurrent claims on one account elsewhere, exactly one wins. */
  Linked link(OAuthAccount account, SealedTokens tokens);

  /** Whose account that is. */
  Optional<OAuthAccount> find(String provider, String accountId);

  /** All accounts of that user, in the order of provider and account id. */
  List<OAuthAccount> list(UserId user);

  /** Exchanges the tokens of an account, and the address as the provider tells it now. */
  void refresh(OAuthAccountId id, String accountEmail, SealedTokens tokens);

  /** Removes the account if it is that user's; whether it was. */
  boolean unlink(UserId user, OAuthAccountId id);
}

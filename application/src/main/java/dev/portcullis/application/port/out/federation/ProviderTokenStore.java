package dev.portcullis.application.port.out.federation;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.util.List;
import java.util.Optional;

/**
 * Reads and replaces the encrypted tokens of {@link OAuthAccounts}, for a change of the master key.
 * Thread-safe; every method throws {@link StoreUnavailable} when the store doesn't answer and a
 * retry may help.
 */
public interface ProviderTokenStore {
  /** The tokens of one link. */
  record StoredTokens(OAuthAccountId id, SealedTokens tokens) {}

  /**
   * Returns at most {@code limit} links, in an order that doesn't change.
   *
   * @param after only links behind this one; empty means from the first
   */
  List<StoredTokens> list(Optional<OAuthAccountId> after, int limit);

  /**
   * Replaces the tokens of a link, unless its access token is no longer the one of {@code seen}.
   * The expiry stays.
   *
   * @return whether the tokens were replaced
   */
  boolean replace(StoredTokens seen, SealedTokens resealed);
}

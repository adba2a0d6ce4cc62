package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.federation.ProviderTokenStore;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.util.List;
import java.util.Optional;

/** Forwards to another store's provider tokens; subclasses add a defect. */
class ForwardingProviderTokenStore implements ProviderTokenStore {
  private final ProviderTokenStore whole;

  ForwardingProviderTokenStore(Storage whole) {
    this.whole = whole.providerTokens().orElseThrow();
  }

  @Override
  public List<StoredTokens> list(Optional<OAuthAccountId> after, int limit) {
    return whole.list(after, limit);
  }

  @Override
  public boolean replace(StoredTokens seen, SealedTokens resealed) {
    return whole.replace(seen, resealed);
  }
}

package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.federation.ProviderTokenStore;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** In-memory encrypted tokens of provider accounts. */
final class InMemoryProviderTokenStore implements ProviderTokenStore {
  private static final Comparator<OAuthAccountId> ORDER =
      Comparator.comparing(OAuthAccountId::toString);

  private final InMemoryConnection connection;

  InMemoryProviderTokenStore(InMemoryConnection connection) {
    this.connection = connection;
  }

  @Override
  public List<StoredTokens> list(Optional<OAuthAccountId> after, int limit) {
    return connection.transaction(
        tables ->
            tables.oauthAccounts.values().stream()
                .map(linked -> new StoredTokens(linked.account().id(), linked.tokens()))
                .filter(link -> after.isEmpty() || ORDER.compare(link.id(), after.get()) > 0)
                .sorted(Comparator.comparing(StoredTokens::id, ORDER))
                .limit(limit)
                .toList());
  }

  @Override
  public boolean replace(StoredTokens seen, SealedTokens resealed) {
    return connection.transaction(
        tables -> {
          InMemoryTables.Linked linked = tables.oauthAccounts.get(seen.id());
          if (linked == null || !linked.tokens().access().equals(seen.tokens().access())) {
            return false;
          }
          var tokens =
              new SealedTokens(resealed.access(), resealed.refresh(), linked.tokens().expires());
          tables.oauthAccounts.put(seen.id(), new InMemoryTables.Linked(linked.account(), tokens));
          return true;
        });
  }
}

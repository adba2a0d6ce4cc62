package com.example.mvstore;

import com.example.mvstore.Rows.Link;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.federation.ProviderTokenStore;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Encrypted tokens of the accounts at identity providers. */
record MvProviderTokenStore(MvStorage storage) implements ProviderTokenStore {
  @Override
  public List<StoredTokens> list(Optional<OAuthAccountId> after, int limit) {
    return storage.act(
        tables -> {
          var page = new ArrayList<StoredTokens>();
          String id = next(tables, after.map(OAuthAccountId::toString));
          while (id != null && page.size() < limit) {
            Link link = Rows.link(tables.links.get(id));
            page.add(new StoredTokens(link.account().id(), link.tokens()));
            id = tables.links.higherKey(id);
          }
          return page;
        });
  }

  /** Returns null behind the last link. */
  private static String next(Tables tables, Optional<String> after) {
    return after.isPresent() ? tables.links.higherKey(after.get()) : tables.links.firstKey();
  }

  @Override
  public boolean replace(StoredTokens seen, SealedTokens resealed) {
    String id = seen.id().toString();
    return storage.act(
        tables ->
            Optional.ofNullable(tables.links.get(id))
                .map(Rows::link)
                .filter(link -> link.tokens().access().equals(seen.tokens().access()))
                .map(link -> tables.links.put(id, Rows.row(replaced(link, resealed))))
                .isPresent());
  }

  private static Link replaced(Link link, SealedTokens resealed) {
    return new Link(
        link.account(),
        new SealedTokens(resealed.access(), resealed.refresh(), link.tokens().expires()));
  }
}

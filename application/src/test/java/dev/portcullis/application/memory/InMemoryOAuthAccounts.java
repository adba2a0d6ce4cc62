package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.OAuthAccounts;
import dev.portcullis.domain.oauth.OAuthAccount;
import dev.portcullis.domain.oauth.OAuthAccountId;
import dev.portcullis.domain.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Accounts at other providers, in memory. */
final class InMemoryOAuthAccounts implements OAuthAccounts {
  private final InMemoryConnection connection;

  InMemoryOAuthAccounts(InMemoryConnection connection) {
    this.connection = connection;
  }

  @Override
  public Linked link(OAuthAccount account, SealedTokens tokens) {
    return connection.transaction(
        tables -> {
          if (!tables.accounts.containsKey(account.user())) {
            return Linked.NO_USER;
          }
          boolean taken =
              tables.oauthAccounts.containsKey(account.id())
                  || find(tables, account.provider(), account.accountId()).isPresent();
          if (taken) {
            return Linked.TAKEN;
          }
          tables.oauthAccounts.put(account.id(), new InMemoryTables.Linked(account, tokens));
          return Linked.LINKED;
        });
  }

  @Override
  public Optional<OAuthAccount> find(String provider, String accountId) {
    return connection.transaction(tables -> find(tables, provider, accountId));
  }

  private static Optional<OAuthAccount> find(
      InMemoryTables tables, String provider, String accountId) {
    return tables.oauthAccounts.values().stream()
        .map(InMemoryTables.Linked::account)
        .filter(account -> account.provider().equals(provider))
        .filter(account -> account.accountId().equals(accountId))
        .findFirst();
  }

  @Override
  public List<OAuthAccount> list(UserId user) {
    return connection.transaction(
        tables ->
            tables.oauthAccounts.values().stream()
                .map(InMemoryTables.Linked::account)
                .filter(account -> account.user().equals(user))
                .sorted(
                    Comparator.comparing(OAuthAccount::provider)
                        .thenComparing(OAuthAccount::accountId))
                .toList());
  }

  @Override
  public void refresh(OAuthAccountId id, String accountEmail, SealedTokens tokens) {
    connection.transaction(
        tables ->
            tables.oauthAccounts.computeIfPresent(
                id,
                (same, linked) ->
                    new InMemoryTables.Linked(
                        new OAuthAccount(
                            id,
                            linked.account().user(),
                            linked.account().provider(),
                            linked.account().accountId(),
                            accountEmail),
                        tokens)));
  }

  @Override
  public boolean unlink(UserId user, OAuthAccountId id) {
    return connection.transaction(
        tables -> {
          InMemoryTables.Linked linked = tables.oauthAccounts.get(id);
          boolean owned = linked != null && linked.account().user().equals(user);
          return owned && tables.oauthAccounts.remove(id) != null;
        });
  }
}

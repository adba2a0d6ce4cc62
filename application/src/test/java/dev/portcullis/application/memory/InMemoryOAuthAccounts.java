package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.LinkProvenance;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In-memory provider accounts. */
final class InMemoryOAuthAccounts implements OAuthAccounts {
  private final InMemoryConnection connection;

  InMemoryOAuthAccounts(InMemoryConnection connection) {
    this.connection = connection;
  }

  @Override
  public Linked link(OAuthAccount account, SealedTokens tokens, long version) {
    return connection.transaction(
        tables -> {
          Account user = tables.accounts.get(account.user());
          if (user == null || user.version() != version) {
            return Linked.USER_CHANGED;
          }
          if (isTaken(tables, account)) {
            return Linked.TAKEN;
          }
          tables.oauthAccounts.put(account.id(), new InMemoryTables.Linked(account, tokens));
          return Linked.LINKED;
        });
  }

  @Override
  public Added add(Account account, OAuthAccount link, SealedTokens tokens) {
    return connection.transaction(
        tables ->
            switch (InMemoryUserRepository.add(tables, account, all -> !isTaken(all, link))) {
              case EMAIL_TAKEN -> Added.TAKEN;
              case ADDED -> {
                tables.oauthAccounts.put(link.id(), new InMemoryTables.Linked(link, tokens));
                yield Added.ADDED;
              }
            });
  }

  @Override
  public Linked claim(Account changed, OAuthAccount link, SealedTokens tokens) {
    return connection.transaction(
        tables ->
            switch (InMemoryUserRepository.replace(
                tables,
                changed,
                new SessionRevocation.AllAndUnlinkProviders(),
                all -> !isTakenByAnother(all, link))) {
              case STALE -> Linked.USER_CHANGED;
              case EMAIL_TAKEN -> Linked.TAKEN;
              case REPLACED -> {
                tables.oauthAccounts.put(link.id(), new InMemoryTables.Linked(link, tokens));
                yield Linked.LINKED;
              }
            });
  }

  @Override
  public void recordProvenance(OAuthAccountId id, LinkProvenance provenance) {
    connection.transaction(
        tables ->
            tables.oauthAccounts.containsKey(id)
                ? tables.provenances.put(id, provenance)
                : Optional.empty());
  }

  @Override
  public LinkProvenance provenance(OAuthAccountId id) {
    return connection.transaction(
        tables ->
            tables.oauthAccounts.containsKey(id)
                ? tables.provenances.getOrDefault(id, new LinkProvenance.Unknown())
                : new LinkProvenance.Unknown());
  }

  private static boolean isTaken(InMemoryTables tables, OAuthAccount account) {
    return tables.oauthAccounts.containsKey(account.id())
        || find(tables, account.provider(), account.accountId()).isPresent();
  }

  private static boolean isTakenByAnother(InMemoryTables tables, OAuthAccount account) {
    return tables.oauthAccounts.values().stream()
        .map(InMemoryTables.Linked::account)
        .filter(other -> !other.user().equals(account.user()))
        .anyMatch(other -> other.id().equals(account.id()) || isSame(other, account));
  }

  private static boolean isSame(OAuthAccount one, OAuthAccount other) {
    return one.provider().equals(other.provider()) && one.accountId().equals(other.accountId());
  }

  private static boolean isOf(UserId user, InMemoryTables.Linked linked) {
    return linked.account().user().equals(user);
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
  public boolean refresh(OAuthAccountId id, String accountEmail, SealedTokens tokens) {
    return connection.transaction(
        tables ->
            tables.oauthAccounts.computeIfPresent(
                    id, (same, linked) -> refreshed(linked, accountEmail, tokens))
                != null);
  }

  private static InMemoryTables.Linked refreshed(
      InMemoryTables.Linked linked, String accountEmail, SealedTokens tokens) {
    OAuthAccount account = linked.account();
    return new InMemoryTables.Linked(
        new OAuthAccount(
            account.id(), account.user(), account.provider(), account.accountId(), accountEmail),
        new SealedTokens(
            tokens.access(), tokens.refresh().or(linked.tokens()::refresh), tokens.expires()));
  }

  @Override
  public Unlinked unlink(UserId user, OAuthAccountId id, Set<String> providers) {
    return connection.transaction(
        tables -> {
          InMemoryTables.Linked linked = tables.oauthAccounts.get(id);
          if (linked == null || !isOf(user, linked)) {
            return Unlinked.NOT_THERE;
          }
          if (!hasAnotherWayIn(tables, user, id, providers)) {
            return Unlinked.LAST_WAY_IN;
          }
          tables.oauthAccounts.remove(id);
          return Unlinked.UNLINKED;
        });
  }

  private static boolean hasAnotherWayIn(
      InMemoryTables tables, UserId user, OAuthAccountId id, Set<String> providers) {
    Account account = tables.accounts.get(user);
    boolean password = account != null && account.passwordHash().isOfPassword();
    return password
        || tables.oauthAccounts.values().stream()
            .filter(linked -> isOf(user, linked))
            .map(InMemoryTables.Linked::account)
            .anyMatch(other -> !other.id().equals(id) && providers.contains(other.provider()));
  }
}

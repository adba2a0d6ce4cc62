package com.example.mvstore;

import com.example.mvstore.Rows.Link;
import dev.portcullis.application.port.out.account.UserRepository;
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
import java.util.stream.Stream;

/** Links between users and their accounts at identity providers. */
record MvOAuthAccounts(MvStorage storage) implements OAuthAccounts {
  @Override
  public Linked link(OAuthAccount account, SealedTokens tokens, long version) {
    return storage.act(
        tables -> {
          Optional<Account> user = MvUserRepository.find(tables, account.user().toString());
          if (user.isEmpty() || user.get().version() != version) {
            return Linked.USER_CHANGED;
          }
          if (owners(tables, account).findAny().isPresent()) {
            return Linked.TAKEN;
          }
          put(tables, new Link(account, tokens));
          return Linked.LINKED;
        });
  }

  @Override
  public Added add(Account account, OAuthAccount link, SealedTokens tokens) {
    return storage.act(
        tables -> {
          boolean taken =
              owners(tables, link).findAny().isPresent()
                  || MvUserRepository.add(tables, account) == UserRepository.Added.EMAIL_TAKEN;
          if (taken) {
            return Added.TAKEN;
          }
          put(tables, new Link(link, tokens));
          return Added.ADDED;
        });
  }

  @Override
  public Linked claim(Account changed, OAuthAccount link, SealedTokens tokens) {
    return storage.act(
        tables ->
            switch (MvUserRepository.replace(
                tables,
                changed,
                new SessionRevocation.AllAndUnlinkProviders(),
                () -> owners(tables, link).allMatch(changed.id()::equals))) {
              case STALE -> Linked.USER_CHANGED;
              case EMAIL_TAKEN -> Linked.TAKEN;
              case REPLACED -> {
                put(tables, new Link(link, tokens));
                yield Linked.LINKED;
              }
            });
  }

  @Override
  public void recordProvenance(OAuthAccountId id, LinkProvenance provenance) {
    storage.act(
        tables -> {
          String link = id.toString();
          if (get(tables, link).isPresent()) {
            provenance
                .stored()
                .ifPresentOrElse(
                    text -> tables.provenances.put(link, text),
                    () -> tables.provenances.remove(link));
          }
          return link;
        });
  }

  @Override
  public LinkProvenance provenance(OAuthAccountId id) {
    return storage.act(
        tables ->
            LinkProvenance.ofStored(Optional.ofNullable(tables.provenances.get(id.toString()))));
  }

  /** Returns the link that already uses the provider account, or the id. */
  private static Stream<UserId> owners(Tables tables, OAuthAccount account) {
    return Stream.concat(
            Stream.of(account.id().toString()),
            Stream.ofNullable(tables.linksByAccount.get(key(account))))
        .flatMap(id -> get(tables, id).stream())
        .map(link -> link.account().user());
  }

  @Override
  public Optional<OAuthAccount> find(String provider, String accountId) {
    return storage.act(
        tables ->
            Optional.ofNullable(tables.linksByAccount.get(key(provider, accountId)))
                .flatMap(id -> get(tables, id))
                .map(Link::account));
  }

  private static Optional<Link> get(Tables tables, String id) {
    return Optional.ofNullable(tables.links.get(id)).map(Rows::link);
  }

  @Override
  public List<OAuthAccount> list(UserId user) {
    return storage.act(
        tables ->
            ofUser(tables, user)
                .sorted(
                    Comparator.comparing(OAuthAccount::provider)
                        .thenComparing(OAuthAccount::accountId))
                .toList());
  }

  private static Stream<OAuthAccount> ofUser(Tables tables, UserId user) {
    return tables.linksByUser.with(user.toString()).stream()
        .flatMap(id -> get(tables, id).stream())
        .map(Link::account);
  }

  @Override
  public boolean refresh(OAuthAccountId id, String accountEmail, SealedTokens tokens) {
    return storage.act(
        tables ->
            get(tables, id.toString())
                .map(old -> put(tables, refreshed(old, accountEmail, tokens)))
                .isPresent());
  }

  private static Link refreshed(Link old, String accountEmail, SealedTokens tokens) {
    OAuthAccount account = old.account();
    return new Link(
        new OAuthAccount(
            account.id(), account.user(), account.provider(), account.accountId(), accountEmail),
        new SealedTokens(
            tokens.access(), tokens.refresh().or(old.tokens()::refresh), tokens.expires()));
  }

  @Override
  public Unlinked unlink(UserId user, OAuthAccountId id, Set<String> providers) {
    return storage.act(
        tables -> {
          Optional<OAuthAccount> link =
              get(tables, id.toString())
                  .map(Link::account)
                  .filter(account -> account.user().equals(user));
          if (link.isEmpty()) {
            return Unlinked.NOT_THERE;
          }
          if (!hasAnotherWayIn(tables, user, id, providers)) {
            return Unlinked.LAST_WAY_IN;
          }
          drop(tables, id.toString());
          return Unlinked.UNLINKED;
        });
  }

  private static boolean hasAnotherWayIn(
      Tables tables, UserId user, OAuthAccountId id, Set<String> providers) {
    return MvUserRepository.find(tables, user.toString())
            .filter(account -> account.passwordHash().isOfPassword())
            .isPresent()
        || ofUser(tables, user)
            .anyMatch(other -> !other.id().equals(id) && providers.contains(other.provider()));
  }

  private static Link put(Tables tables, Link link) {
    String id = link.account().id().toString();
    tables.links.put(id, Rows.row(link));
    tables.linksByAccount.put(key(link.account()), id);
    tables.linksByUser.add(link.account().user().toString(), id);
    return link;
  }

  static void dropAll(Tables tables, String user) {
    tables.linksByUser.with(user).forEach(id -> drop(tables, id));
  }

  private static void drop(Tables tables, String id) {
    OAuthAccount account = Rows.link(tables.links.remove(id)).account();
    tables.linksByAccount.remove(key(account));
    tables.provenances.remove(id);
    tables.linksByUser.remove(account.user().toString(), id);
  }

  private static String key(OAuthAccount account) {
    return key(account.provider(), account.accountId());
  }

  /** Includes the length, so that different pairs have different keys. */
  private static String key(String provider, String accountId) {
    return provider.length() + ":" + provider + accountId;
  }
}

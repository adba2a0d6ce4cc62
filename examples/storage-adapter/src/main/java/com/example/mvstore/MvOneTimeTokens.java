package com.example.mvstore;

import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** One-time tokens. Each new token removes a few that are expired. */
record MvOneTimeTokens(MvStorage storage) implements OneTimeTokens {
  private static final int FEW = 10;

  @Override
  public Added add(OneTimeToken token, Instant now) {
    return storage.act(
        tables -> {
          boolean unchanged =
              MvUserRepository.find(tables, token.user().toString())
                  .filter(account -> account.user().active() && token.isFor(account))
                  .isPresent();
          if (!unchanged) {
            return Added.USER_CHANGED;
          }
          tables.tokensByExpiry.before(longAgo(now), FEW).forEach(hash -> drop(tables, hash));
          String hash = token.hash().hex();
          tables.tokens.put(hash, Rows.row(new Found(token, false)));
          tables.tokensByUser.add(token.user().toString(), hash);
          tables.tokensByExpiry.add(Rows.text(token.expires()), hash);
          return Added.ADDED;
        });
  }

  @Override
  public Optional<Found> find(TokenHash hash, TokenPurpose purpose, Instant now) {
    return storage.act(
        tables ->
            find(tables, hash.hex())
                .filter(found -> found.token().purpose() == purpose)
                .filter(found -> !found.token().isExpired(now)));
  }

  /** Longer than the clocks of nodes differ: a removed secret could be spent again. */
  private static String longAgo(Instant now) {
    return Rows.text(now.minus(Duration.ofDays(1)));
  }

  private static Optional<Found> find(Tables tables, String hash) {
    return Optional.ofNullable(tables.tokens.get(hash)).map(Rows::token);
  }

  @Override
  public Optional<OneTimeToken> consume(TokenHash hash, TokenPurpose purpose, Instant now) {
    return storage.act(
        tables ->
            find(tables, hash.hex())
                .filter(found -> found.token().purpose() == purpose && !found.spent())
                .map(Found::token)
                .filter(token -> !token.isExpired(now))
                .map(
                    token -> {
                      tables.tokens.put(hash.hex(), Rows.row(new Found(token, true)));
                      return token;
                    }));
  }

  @Override
  public boolean markUsed(TokenHash hash, Instant expires, Instant now) {
    return storage.act(
        tables -> {
          tables.spentByExpiry.before(longAgo(now), FEW).forEach(old -> forget(tables, old));
          String until = Rows.text(expires);
          if (tables.spent.putIfAbsent(hash.hex(), until) != null) {
            return false;
          }
          tables.spentByExpiry.add(until, hash.hex());
          return true;
        });
  }

  private static void forget(Tables tables, String hash) {
    tables.spentByExpiry.remove(tables.spent.remove(hash), hash);
  }

  /** Removes tokens that the account's address or session generation no longer matches. */
  static void dropVoid(Tables tables, Account account) {
    drop(tables, account.id().toString(), found -> !found.token().isFor(account));
  }

  static void dropAll(Tables tables, String user) {
    drop(tables, user, found -> true);
  }

  private static void drop(Tables tables, String user, Predicate<Found> which) {
    tables.tokensByUser.with(user).stream()
        .filter(hash -> find(tables, hash).filter(which).isPresent())
        .forEach(hash -> drop(tables, hash));
  }

  private static void drop(Tables tables, String hash) {
    OneTimeToken token = Rows.token(tables.tokens.remove(hash)).token();
    tables.tokensByUser.remove(token.user().toString(), hash);
    tables.tokensByExpiry.remove(Rows.text(token.expires()), hash);
  }
}

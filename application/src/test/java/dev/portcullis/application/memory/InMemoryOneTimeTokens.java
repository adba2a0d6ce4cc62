package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** In-memory one-time tokens. */
final class InMemoryOneTimeTokens implements OneTimeTokens {
  private final InMemoryConnection connection;

  InMemoryOneTimeTokens(InMemoryConnection connection) {
    this.connection = connection;
  }

  @Override
  public Added add(OneTimeToken token, Instant now) {
    return connection.transaction(
        tables -> {
          Account account = tables.accounts.get(token.user());
          if (account == null || !account.user().active() || !token.isFor(account)) {
            return Added.USER_CHANGED;
          }
          tables.oneTimeTokens.put(token.hash(), new Found(token, false));
          return Added.ADDED;
        });
  }

  @Override
  public Optional<Found> find(TokenHash hash, TokenPurpose purpose, Instant now) {
    return connection.transaction(
        tables ->
            Optional.ofNullable(tables.oneTimeTokens.get(hash))
                .filter(found -> found.token().purpose() == purpose)
                .filter(found -> !found.token().isExpired(now)));
  }

  @Override
  public Optional<OneTimeToken> consume(TokenHash hash, TokenPurpose purpose, Instant now) {
    return connection.transaction(
        tables ->
            Optional.ofNullable(tables.oneTimeTokens.get(hash))
                .filter(found -> found.token().purpose() == purpose && !found.spent())
                .map(Found::token)
                .filter(token -> !token.isExpired(now))
                .map(
                    token -> {
                      tables.oneTimeTokens.put(hash, new Found(token, true));
                      return token;
                    }));
  }

  @Override
  public boolean markUsed(TokenHash hash, Instant expires, Instant now) {
    return connection.transaction(tables -> tables.spent.putIfAbsent(hash, expires) == null);
  }
}

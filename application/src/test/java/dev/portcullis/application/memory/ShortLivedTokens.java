package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.VerifiedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A strategy whose tokens end {@code lifetime} after their sessions have begun. */
public record ShortLivedTokens(TokenStrategy strategy, Duration lifetime) implements TokenStrategy {
  @Override
  public Optional<IssuedToken> issue(Session session, long sessionGeneration) {
    return strategy
        .issue(session, sessionGeneration)
        .map(issued -> new IssuedToken(issued.token(), issued.issued(), expiry(session)));
  }

  @Override
  public Optional<VerifiedToken> read(AccessToken token, Instant now) {
    return strategy
        .read(token, now)
        .map(good -> new VerifiedToken(good.caller(), expiry(good.caller().session())))
        .filter(good -> now.isBefore(good.expires()));
  }

  private Instant expiry(Session session) {
    return session.opened().plus(lifetime);
  }

  @Override
  public boolean joinsTransactions() {
    return strategy.joinsTransactions();
  }

  @Override
  public boolean isOpen(Session session, Instant now) {
    return strategy.isOpen(session, now);
  }

  @Override
  public void touch(Session session, Instant now) {
    strategy.touch(session, now);
  }

  @Override
  public void revoke(Session session) {
    strategy.revoke(session);
  }
}

package dev.portcullis.adapters.rest;

import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.VerifiedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Token strategy that fails as the token's text says. */
public record FailingTokenStrategy(TokenStrategy strategy) implements TokenStrategy {
  @Override
  public Optional<IssuedToken> issue(Session session, long sessionGeneration) {
    return strategy.issue(session, sessionGeneration);
  }

  @Override
  public Optional<VerifiedToken> read(AccessToken token, Instant now) {
    return switch (token.value()) {
      case "overloaded" -> throw new Overloaded(Duration.ofSeconds(7));
      case "exception" -> throw new IllegalStateException("hunter2");
      case "error" -> throw new StackOverflowError("hunter2");
      default -> strategy.read(token, now);
    };
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

package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.VerifiedToken;
import java.time.Instant;
import java.util.Optional;

/**
 * Strategy whose sessions are outside of the store's transactions, as in Redis. A test can run code
 * right after a session was looked up and right before one opens.
 */
public final class SeparateTokenStrategy implements TokenStrategy {
  private final TokenStrategy strategy;
  private Runnable afterLooking = () -> {};
  private Runnable beforeOpening = () -> {};

  /** Delegates to {@code strategy}. */
  public SeparateTokenStrategy(TokenStrategy strategy) {
    this.strategy = strategy;
  }

  /** Runs {@code event} each time after {@link #isOpen} has looked up a session. */
  public void afterLooking(Runnable event) {
    this.afterLooking = event;
  }

  /** Runs {@code event} each time before {@link #issue} opens a session. */
  public void beforeOpening(Runnable event) {
    this.beforeOpening = event;
  }

  @Override
  public boolean joinsTransactions() {
    return false;
  }

  @Override
  public boolean isOpen(Session session, Instant now) {
    boolean open = strategy.isOpen(session, now);
    afterLooking.run();
    return open;
  }

  @Override
  public Optional<IssuedToken> issue(Session session, long sessionGeneration) {
    beforeOpening.run();
    return strategy.issue(session, sessionGeneration);
  }

  @Override
  public Optional<VerifiedToken> read(AccessToken token, Instant now) {
    return strategy.read(token, now);
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

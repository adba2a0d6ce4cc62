package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.Session;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks whether the session of a caller is still open some time after the request was
 * authenticated: before the work of a change begins, and again when the change commits.
 */
public record SessionLiveness(Backends backends, UserRepository users, Clock clock) {
  /**
   * Returns the session if it is open now; empty if it is over. Must not be called in a
   * transaction: some sessions are in another store, beyond the network.
   */
  public Optional<OpenSession> find(Session session) {
    Instant now = clock.now();
    // Read before the session, so that any later change of the account is detected.
    long generation =
        users.findById(session.user()).map(Account::sessionGeneration).orElse(Long.MIN_VALUE);
    return backends.strategiesOf(session).stream()
        .filter(strategy -> strategy.isOpen(session, now))
        .findFirst()
        .map(strategy -> new OpenSession(session, strategy, generation));
  }

  /** Returns whether the session is open now. */
  public boolean isOpen(Session session) {
    return find(session).isPresent();
  }

  /**
   * Returns whether the session is still open, within the calling thread's transaction, which has
   * read {@code account}. A session in another store counts as open until a change of the account
   * starts a new session generation.
   */
  public boolean isStillOpen(OpenSession open, Account account) {
    return open.strategy().joinsTransactions()
        ? open.strategy().isOpen(open.session(), clock.now())
        : account.sessionGeneration() == open.generation();
  }

  /**
   * A session that was open when {@link #find} returned it.
   *
   * @param generation the account's session generation, read just before the session
   */
  public record OpenSession(Session session, TokenStrategy strategy, long generation) {}
}

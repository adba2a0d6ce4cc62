package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.Session;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds out whether the session of a caller is still open, when a request has been authenticated
 * some time ago: before the work of a change begins, and again where the change commits.
 */
public record SessionLiveness(Backends backends, UserRepository users, Clock clock) {
  /**
   * The session as it is open now; empty if it is over. Not to be called inside of a transaction:
   * some sessions are kept beyond the network.
   */
  public Optional<OpenSession> find(Session session) {
    Instant now = clock.now();
    // Before the session is asked for: an account that changes from here on is seen to have
    // changed.
    long generation =
        users.findById(session.user()).map(Account::sessionGeneration).orElse(Long.MIN_VALUE);
    return backends.strategiesOf(session).stream()
        .filter(strategy -> strategy.isOpen(session, now))
        .findFirst()
        .map(strategy -> new OpenSession(session, strategy, generation));
  }

  /** Whether the session is open, as {@link #find} tells. */
  public boolean isOpen(Session session) {
    return find(session).isPresent();
  }

  /**
   * Whether a session that was open is open still, as part of the transaction that the thread is
   * in, which has read {@code account}. A session that is not kept in that store counts as open as
   * long as no change of the account has ended sessions since it was found.
   */
  public boolean isStillOpen(OpenSession open, Account account) {
    return open.strategy().joinsTransactions()
        ? open.strategy().isOpen(open.session(), clock.now())
        : account.sessionGeneration() == open.generation();
  }

  /**
   * A session that was open when it was looked for.
   *
   * @param generation the account's session generation just before
   */
  public record OpenSession(Session session, TokenStrategy strategy, long generation) {}
}

package dev.portcullis.application.port.out.login;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.VerifiedToken;
import java.time.Instant;
import java.util.Optional;

/**
 * Issues and checks the tokens that prove sessions. Thread-safe; throws {@link StoreUnavailable} as
 * {@link Sessions} does.
 */
public interface TokenStrategy {
  /**
   * Opens {@code session} and issues the token that proves it. Empty, and no session is open, if
   * its user is gone, inactive or no longer in {@code sessionGeneration}.
   */
  Optional<IssuedToken> issue(Session session, long sessionGeneration);

  /**
   * Returns the user and session of {@code token} proves; empty if this strategy did not issue it,
   * it is expired, or its session is over. A token is expired at that instant itself. Reads the
   * store once at most.
   */
  Optional<VerifiedToken> read(AccessToken token, Instant now);

  /**
   * Returns whether the sessions are kept in the {@code Storage} in whose transactions the use
   * cases run; see {@link Sessions#joinTransactions}.
   */
  boolean joinsTransactions();

  /** Returns whether {@code session} is still open at {@code now}. */
  boolean isOpen(Session session, Instant now);

  /**
   * Records that a token of {@code session} was accepted at {@code now}, if the session is still
   * open.
   */
  void touch(Session session, Instant now);

  /** Ends {@code session}; every token that proves it is invalid from now on, on every node. */
  void revoke(Session session);
}

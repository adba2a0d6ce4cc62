package dev.portcullis.application.port.out.login;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.VerifiedToken;
import java.time.Instant;
import java.util.Optional;

/**
 * How a session is proved: makes tokens, and tells what a token is worth. Thread-safe; throws
 * {@link StoreUnavailable} as {@link Sessions} does.
 */
public interface TokenStrategy {
  /**
   * Opens {@code session} and makes the token that proves it; empty if its user is gone, inactive
   * or no longer in {@code sessionGeneration}, and then no session is open.
   */
  Optional<IssuedToken> issue(Session session, long sessionGeneration);

  /**
   * What {@code token} proves; empty if this strategy did not make it, it is expired, or its
   * session is over. Its expiry is the one that {@link #issue} told, and a token is expired at that
   * instant itself. One read of the store at most.
   */
  Optional<VerifiedToken> read(AccessToken token, Instant now);

  /**
   * Whether its sessions are kept in the {@code Storage} whose transactions the use cases run; see
   * {@link Sessions#joinTransactions}.
   */
  boolean joinsTransactions();

  /** Whether {@code session} is still open at {@code now}. */
  boolean isOpen(Session session, Instant now);

  /** Notes that a token of {@code session} was accepted at {@code now}, if it is still open. */
  void touch(Session session, Instant now);

  /** Ends {@code session}; every token that proves it is worthless from now on, on every node. */
  void revoke(Session session);
}

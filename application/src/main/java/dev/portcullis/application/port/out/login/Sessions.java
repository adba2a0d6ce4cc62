package dev.portcullis.application.port.out.login;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the open sessions; all nodes see the same ones. Instants keep at least microseconds. What a
 * method has returned from survives a crash. Thread-safe; every method throws {@link
 * StoreUnavailable} when the store doesn't answer and trying again may help.
 */
public interface Sessions {
  /** How {@link #open} came out. */
  enum Opened {
    /** The session is open. */
    OPENED,
    /** The user is gone, inactive or in another session generation by now; no session is opened. */
    USER_CHANGED
  }

  /**
   * Opens {@code session} if its user is active and still in {@code sessionGeneration}: in one
   * statement, so that a log-in that races with a change of password, a deactivation or a deletion
   * yields nothing that survives it.
   *
   * @param tokenHash what finds the session, if its token is opaque
   */
  Opened open(Session session, Optional<TokenHash> tokenHash, long sessionGeneration);

  /** The session and its user as they are now, in one read; empty if it is over at {@code now}. */
  Optional<SignedInUser> find(SessionId id, Instant now);

  /** Like {@link #find}, for the session that was opened with that hash. */
  Optional<SignedInUser> findByToken(TokenHash hash, Instant now);

  /**
   * Notes that a token of the session was accepted at {@code now}, if it is still open and none was
   * later.
   */
  void touch(SessionId id, Instant now);

  /**
   * Whether these acts join the transactions of the {@code Storage} that keeps the users. Sessions
   * that are kept elsewhere don't: what is written with them is committed before they act.
   */
  default boolean joinTransactions() {
    return true;
  }

  /** Ends the session; nothing happens if it is over. */
  void end(SessionId id);
}

package dev.portcullis.application.port.out.login;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the open sessions; all nodes see the same ones. Instants are precise to the microsecond at
 * least. Stored data survives a crash once the method has returned. Thread-safe; every method
 * throws {@link StoreUnavailable} when the store doesn't answer and a retry may help.
 */
public interface Sessions {
  /** Outcome of {@link #open}. */
  enum Opened {
    /** The session is open. */
    OPENED,
    /** The user is gone, inactive or in another session generation; no session is opened. */
    USER_CHANGED
  }

  /**
   * Opens {@code session} if its user is active and still in {@code sessionGeneration}. This is one
   * statement, so a log-in that races with a change of password, a deactivation or a deletion
   * leaves no session that survives it.
   *
   * @param tokenHash the hash of the session's token, if the token is opaque
   */
  Opened open(Session session, Optional<TokenHash> tokenHash, long sessionGeneration);

  /**
   * Returns the current session and its user, in one read; empty if the session is over at {@code
   * now}.
   */
  Optional<SignedInUser> find(SessionId id, Instant now);

  /** Like {@link #find}, for the session with the token hash. */
  Optional<SignedInUser> findByToken(TokenHash hash, Instant now);

  /**
   * Records that a token of the session was accepted at {@code now}. Does nothing if the session is
   * over or was seen later than that.
   */
  void touch(SessionId id, Instant now);

  /**
   * Returns whether these methods join the transactions of the {@code Storage} that keeps the
   * users. Sessions in another store don't: whatever a transaction writes together with them is
   * committed before they are changed.
   */
  default boolean joinTransactions() {
    return true;
  }

  /** Ends the session; does nothing if it is over. */
  void end(SessionId id);
}

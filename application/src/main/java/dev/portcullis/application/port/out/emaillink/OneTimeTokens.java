package dev.portcullis.application.port.out.emaillink;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the one-time tokens that are out. A change of the user's e-mail address or session
 * generation drops them, and so does the user's deletion. Thread-safe; every method throws {@link
 * StoreUnavailable} when the store doesn't answer and trying again may help.
 */
public interface OneTimeTokens {
  /** How {@link #add} came out. */
  enum Added {
    /** The token is stored. */
    ADDED,
    /**
     * The user is gone, inactive, or has another e-mail address or session generation by now;
     * nothing stored.
     */
    USER_CHANGED
  }

  /** A token that was found, and whether it was spent before. */
  record Found(OneTimeToken token, boolean spent) {}

  /**
   * Stores {@code token} if its user is active and still what the token is bound to. May forget
   * tokens that expired before {@code now}.
   */
  Added add(OneTimeToken token, Instant now);

  /** The token with that hash, if it is for {@code purpose} and not expired at {@code now}. */
  Optional<Found> find(TokenHash hash, TokenPurpose purpose, Instant now);

  /**
   * Consumes the token with that hash, if it is for {@code purpose}, not expired at {@code now} and
   * not spent: for exactly one of many attempts, decided by one statement. What the token allows is
   * to be done in the same transaction.
   */
  Optional<OneTimeToken> consume(TokenHash hash, TokenPurpose purpose, Instant now);

  /**
   * Notes that a secret is used which was given out without being kept: true for exactly one of
   * many attempts, until {@code expires}; by then nothing may accept the secret any more. May
   * forget what expired before {@code now}.
   */
  boolean markUsed(TokenHash hash, Instant expires, Instant now);
}

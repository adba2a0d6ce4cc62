package dev.portcullis.application.port.out.emaillink;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the issued one-time tokens. A change of the user's e-mail address or session generation
 * drops them, and so does the user's deletion. Thread-safe; every method throws {@link
 * StoreUnavailable} when the store doesn't answer and a retry may help.
 */
public interface OneTimeTokens {
  /** Outcome of {@link #add}. */
  enum Added {
    /** The token is stored. */
    ADDED,
    /**
     * The user is gone or inactive, or has another e-mail address or session generation; nothing is
     * stored.
     */
    USER_CHANGED
  }

  /** A stored token, and whether it was spent before. */
  record Found(OneTimeToken token, boolean spent) {}

  /**
   * Stores {@code token} if its user is active and still has the e-mail address and session
   * generation of the token. May remove tokens that expired before {@code now}.
   */
  Added add(OneTimeToken token, Instant now);

  /**
   * Returns the token with the hash, if it is for {@code purpose} and not expired at {@code now}.
   */
  Optional<Found> find(TokenHash hash, TokenPurpose purpose, Instant now);

  /**
   * Consumes the token with the hash, if it is for {@code purpose}, not expired at {@code now} and
   * not spent. Of concurrent attempts exactly one succeeds, decided by one statement. The caller
   * does what the token allows in the same transaction.
   */
  Optional<OneTimeToken> consume(TokenHash hash, TokenPurpose purpose, Instant now);

  /**
   * Marks a secret that is not stored as used. Of all attempts until {@code expires}, exactly one
   * returns true; from then on, the secret must not be accepted anywhere. May remove marks that
   * expired before {@code now}.
   */
  boolean markUsed(TokenHash hash, Instant expires, Instant now);
}

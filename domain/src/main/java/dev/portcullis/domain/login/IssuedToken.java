package dev.portcullis.domain.login;

import java.time.Duration;
import java.time.Instant;

/**
 * Issued access token with its expiry.
 *
 * @param issued when it was made
 * @param expires first instant at which the token is invalid; never later than the end of its
 *     session
 */
public record IssuedToken(AccessToken token, Instant issued, Instant expires) {
  /** Returns the time from issue to expiry; the session may end earlier. */
  public Duration lifetime() {
    return Duration.between(issued, expires);
  }
}

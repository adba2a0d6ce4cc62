package dev.portcullis.domain.login;

import java.time.Duration;
import java.time.Instant;

/**
 * A token as it was given out.
 *
 * @param issued when it was made
 * @param expires the first instant at which it proves nothing any more; never later than the end of
 *     its session
 */
public record IssuedToken(AccessToken token, Instant issued, Instant expires) {
  /** How long it is good from its issue on, unless its session ends before. */
  public Duration lifetime() {
    return Duration.between(issued, expires);
  }
}

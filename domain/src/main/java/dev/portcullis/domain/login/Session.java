package dev.portcullis.domain.login;

import dev.portcullis.domain.account.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * Session of a user, from log-in to log-out or expiry. Every log-in opens a session, whatever the
 * token type.
 *
 * @param backend name of the backend that opened the session
 * @param authentication time and methods of the user's authentication
 * @param lastSeen last time at which a token of this session was accepted, to within {@link
 *     #SEEN_RESOLUTION}
 * @param expires first instant at which the session is expired
 */
public record Session(
    SessionId id,
    UserId user,
    BackendName backend,
    Authentication authentication,
    Instant opened,
    Instant lastSeen,
    Instant expires,
    ClientInfo client) {

  /** Maximum lag of {@link #lastSeen}, so that reading a token seldom costs a write. */
  public static final Duration SEEN_RESOLUTION = Duration.ofMinutes(5);

  /** Returns this session with {@code now} as the time last seen. */
  public Session seenAt(Instant now) {
    return new Session(id, user, backend, authentication, opened, now, expires, client);
  }

  /** True if the session is expired at {@code now}; it expires at the instant itself. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expires);
  }

  /** True if {@link #lastSeen} lags so far behind {@code now} that it must be updated. */
  public boolean isSeenLongBefore(Instant now) {
    return !now.isBefore(lastSeen.plus(SEEN_RESOLUTION));
  }
}

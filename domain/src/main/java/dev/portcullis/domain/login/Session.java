package dev.portcullis.domain.login;

import dev.portcullis.domain.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The time from a log-in to its log-out or expiry. Every log-in opens one, whatever proves it.
 *
 * @param backend the backend that it was opened through
 * @param authentication when and how the user was authenticated for it
 * @param lastSeen when a token of it was last accepted, to within {@link #SEEN_RESOLUTION}
 * @param expires the first instant at which it is over
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

  /** How far {@link #lastSeen} may lag behind, so that reading a token seldom costs a write. */
  public static final Duration SEEN_RESOLUTION = Duration.ofMinutes(5);

  /** A session of which only is known that its user was authenticated when it was opened. */
  public Session(
      SessionId id,
      UserId user,
      BackendName backend,
      Instant opened,
      Instant lastSeen,
      Instant expires,
      ClientInfo client) {
    this(
        id, user, backend, new Authentication(opened, Set.of()), opened, lastSeen, expires, client);
  }

  /** This session, last seen at {@code now}. */
  public Session seenAt(Instant now) {
    return new Session(id, user, backend, authentication, opened, now, expires, client);
  }

  /** Whether it is over at {@code now}: from the very instant of its expiry on. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expires);
  }

  /** Whether {@link #lastSeen} lags so far behind {@code now} that it should be written. */
  public boolean isSeenLongBefore(Instant now) {
    return !now.isBefore(lastSeen.plus(SEEN_RESOLUTION));
  }
}

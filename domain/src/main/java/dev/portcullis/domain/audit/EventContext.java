package dev.portcullis.domain.audit;

import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * Time, client and acting user of an event.
 *
 * @param client address and user agent of the request, as far as the edge could determine them
 * @param by the acting user; empty for an anonymous client and for the operator
 */
public record EventContext(Instant at, ClientInfo client, Optional<UserId> by) {
  /** Context of an anonymous client's action. */
  public static EventContext anonymous(Instant at, ClientInfo client) {
    return new EventContext(at, client, Optional.empty());
  }

  /** Context of a user's action. */
  public static EventContext by(UserId user, Instant at, ClientInfo client) {
    return new EventContext(at, client, Optional.of(user));
  }
}

package dev.portcullis.domain.audit;

import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * When, from where and by whom something was done.
 *
 * @param client where it was asked for, as far as the edge could see
 * @param by the user who did it; empty for an anonymous client, and for the operator
 */
public record EventContext(Instant at, ClientInfo client, Optional<UserId> by) {
  /** Of something that an anonymous client did. */
  public static EventContext anonymous(Instant at, ClientInfo client) {
    return new EventContext(at, client, Optional.empty());
  }

  /** Of something that a user did. */
  public static EventContext by(UserId user, Instant at, ClientInfo client) {
    return new EventContext(at, client, Optional.of(user));
  }
}

package dev.portcullis.application.port.out;

import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;

/** Makes ids that nobody has had before and nobody can guess. Thread-safe. */
public interface Identifiers {
  /** For a new user. */
  UserId newUserId();

  /** For a new session. */
  SessionId newSessionId();
}

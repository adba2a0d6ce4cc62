package dev.portcullis.application.port.out.operation;

import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.emaillink.OneTimeSecret;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.SessionId;

/** Makes ids that nobody has had before and nobody can guess. Thread-safe. */
public interface Identifiers {
  /** For a new user. */
  UserId newUserId();

  /** For a new session. */
  SessionId newSessionId();

  /** For a new link between a user and an account elsewhere. */
  OAuthAccountId newOAuthAccountId();

  /** For a new one-time token: 256 random bits, in characters that a URL may hold as they are. */
  OneTimeSecret newOneTimeSecret();
}

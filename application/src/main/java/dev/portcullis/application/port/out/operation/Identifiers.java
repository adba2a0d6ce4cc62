package dev.portcullis.application.port.out.operation;

import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.emaillink.OneTimeSecret;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.SessionId;

/** Generates unique, unguessable ids. Thread-safe. */
public interface Identifiers {
  /** Returns the id of a new user. */
  UserId newUserId();

  /** Returns the id of a new session. */
  SessionId newSessionId();

  /** Returns the id of a new link between a user and an account at a provider. */
  OAuthAccountId newOAuthAccountId();

  /**
   * Returns the secret of a new one-time token: 256 random bits, in characters that need no escape
   * in a URL.
   */
  OneTimeSecret newOneTimeSecret();
}

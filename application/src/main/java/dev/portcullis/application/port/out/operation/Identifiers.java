package dev.portcullis.application.port.out.operation;

import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.federation.CodeVerifier;
import dev.portcullis.domain.federation.CsrfToken;
import dev.portcullis.domain.federation.Nonce;
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

  /** Returns the secret of a new link in need no escape in a URL. */
  LinkSecret newLinkSecret();

  /** For a new authorization request. */
  CodeVerifier newCodeVerifier();

  /** For a new authorization request. */
  Nonce newNonce();

  /** For a new authorization request. */
  CsrfToken newCsrfToken();
}

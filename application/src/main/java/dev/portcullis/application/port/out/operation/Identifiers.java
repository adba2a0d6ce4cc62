package dev.portcullis.application.port.out.operation;

import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.federation.CodeVerifier;
import dev.portcullis.domain.federation.CsrfToken;
import dev.portcullis.domain.federation.Nonce;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.SessionId;

/**
 * Makes ids and secrets that are unique and can't be guessed. A secret has 256 random bits, in
 * unreserved characters (RFC 3986, section 2.3). Thread-safe.
 */
public interface Identifiers {
  /** For a new user. */
  UserId newUserId();

  /** For a new session. */
  SessionId newSessionId();

  /** For a new link between a user and an account elsewhere. */
  OAuthAccountId newOAuthAccountId();

  /** For a new link in a mail. */
  LinkSecret newLinkSecret();

  /** For a new authorization request. */
  CodeVerifier newCodeVerifier();

  /** For a new authorization request. */
  Nonce newNonce();

  /** For a new authorization request. */
  CsrfToken newCsrfToken();
}

package dev.portcullis.adapters.crypto.token;

import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.SessionId;
import java.time.Instant;

/**
 * What a token that we have signed says, whatever the time and whatever has become of the session.
 *
 * @param keyId the key that it is signed with
 * @param expires the first instant at which it is no longer good (RFC 7519, section 4.1.4)
 */
record VerifiedClaims(String keyId, SessionId session, UserId user, Instant expires) {}

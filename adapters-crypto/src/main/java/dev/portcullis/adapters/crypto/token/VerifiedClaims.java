package dev.portcullis.adapters.crypto.token;

import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.SessionId;
import java.time.Instant;

/**
 * Claims of a token with a valid signature. The token may be expired and its session ended.
 *
 * @param keyId id of the key that signed the token
 * @param expires first instant at which the token is expired (RFC 7519, section 4.1.4)
 */
record VerifiedClaims(String keyId, SessionId session, UserId user, Instant expires) {}

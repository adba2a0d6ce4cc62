package dev.portcullis.domain.login;

import java.time.Instant;

/**
 * Outcome of a successful token check.
 *
 * @param caller the user and the session, as they are now
 * @param expires the first instant at which the token is invalid; never later than the end of its
 *     session
 */
public record VerifiedToken(SignedInUser caller, Instant expires) {}

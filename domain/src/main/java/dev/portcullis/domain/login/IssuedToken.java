package dev.portcullis.domain.login;

import java.time.Instant;

/**
 * Issued access token with its expiry.
 *
 * @param expires first instant at which the token is invalid; never later than the end of its
 *     session
 */
public record IssuedToken(AccessToken token, Instant expires) {}

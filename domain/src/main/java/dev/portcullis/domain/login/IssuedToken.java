package dev.portcullis.domain.login;

import java.time.Instant;

/**
 * A token as it was given out.
 *
 * @param expires the first instant at which it proves nothing any more; never later than the end of
 *     its session
 */
public record IssuedToken(AccessToken token, Instant expires) {}

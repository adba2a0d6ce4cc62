package dev.portcullis.domain.login;

import java.time.Instant;

/**
 * What a good token proves.
 *
 * @param caller the user and the session, as they are now
 * @param expires the first instant at which the token proves nothing any more; never later than the
 *     end of its session
 */
public record VerifiedToken(SignedInUser caller, Instant expires) {}

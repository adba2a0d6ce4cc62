package dev.portcullis.domain.session;

import dev.portcullis.domain.user.User;

/** Somebody who has shown a good token: the user, and the session that the token proves. */
public record Caller(User user, Session session) {}

package dev.portcullis.domain.login;

import dev.portcullis.domain.account.User;

/** Somebody who has shown a good token: the user, and the session that the token proves. */
public record SignedInUser(User user, Session session) {}

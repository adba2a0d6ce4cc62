package dev.portcullis.application.usecase.login;

import dev.portcullis.domain.account.User;

/**
 * Says what a log-in still lacks after its first proof, and what a request does.
 *
 * @param requiresVerification whether only verified users may log in and call
 */
record LogInPolicy(boolean requiresVerification) {
  /** What is missing. */
  enum Missing {
    /** Nothing: the session may be opened. */
    NOTHING,
    /** A verified e-mail address. */
    VERIFICATION
  }

  Missing missingFor(User user) {
    return requiresVerification && !user.verified() ? Missing.VERIFICATION : Missing.NOTHING;
  }
}

package dev.portcullis.application.usecase.login;

import dev.portcullis.domain.account.User;

/**
 * Decides what is missing for a log-in after its first proof, and for a request.
 *
 * @param requiresVerification whether only verified users may log in and send requests
 */
record LogInPolicy(boolean requiresVerification) {
  /** A missing requirement. */
  enum Missing {
    /** Nothing is missing; the session may be opened. */
    NOTHING,
    /** A verified e-mail address. */
    VERIFICATION
  }

  Missing missingFor(User user) {
    return requiresVerification && !user.verified() ? Missing.VERIFICATION : Missing.NOTHING;
  }
}

package dev.portcullis.domain.login;

import java.util.Optional;

/**
 * Authenticated caller. All authorization decisions use its rights.
 *
 * <p>Today every caller is a signed-in user. API keys and service accounts will be the next ones:
 * then the result of authentication, and the requirements on a caller, are about principals. Use
 * cases that act on other users take the {@link Administrator} that a principal yields, and serve
 * every kind of caller already. Those that act on the caller's own account and session (its
 * changes, its links to providers) go on taking {@link SignedInUser}.
 */
public sealed interface Principal permits SignedInUser {
  /** Right to administer other users; empty if the caller lacks it. */
  Optional<Administrator> administrator();
}

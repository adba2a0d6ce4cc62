package dev.portcullis.domain.login;

import java.util.Optional;

/**
 * An authenticated caller. Its rights are asked of it, and nowhere else.
 *
 * <p>Today every caller is a signed-in user. API keys and service accounts will be the next ones:
 * then the result of authentication, and the requirements on a caller, are about principals. Use
 * cases that act on other users take the {@link Administrator} that a principal yields, and serve
 * every kind of caller already. Those that act on the caller's own account and session (its
 * changes, its links to providers) go on taking {@link SignedInUser}.
 */
public sealed interface Principal permits SignedInUser {
  /** The right to administer other users; empty without that right. */
  Optional<Administrator> administrator();
}

package dev.portcullis.domain.emaillink;

import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;

/**
 * Stored record of a one-time token. The token is bound to the user's state at creation: a changed
 * e-mail address or session generation makes it void.
 *
 * @param email address to which the token was sent
 * @param sessionGeneration session generation of the user's account
 * @param expires first instant at which the token is expired
 */
public record OneTimeToken(
    TokenHash hash,
    TokenPurpose purpose,
    UserId user,
    EmailAddress email,
    long sessionGeneration,
    Instant expires) {

  /** True if {@code account} still has the state to which the token is bound. */
  public boolean isFor(Account account) {
    return user.equals(account.id())
        && email.equals(account.user().email())
        && sessionGeneration == account.sessionGeneration();
  }

  /** True if the token is expired at {@code now}; it expires at the instant itself. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expires);
  }
}

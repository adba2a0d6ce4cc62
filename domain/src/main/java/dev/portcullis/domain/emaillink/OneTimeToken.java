package dev.portcullis.domain.emaillink;

import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;

/**
 * What is kept of a token that works once. It is bound to what its user was when it was made: a
 * change of e-mail address or of session generation makes it pointless.
 *
 * @param email the address that it was sent to
 * @param sessionGeneration the session generation of the user's account
 * @param expires the first instant at which it is dead
 */
public record OneTimeToken(
    TokenHash hash,
    TokenPurpose purpose,
    UserId user,
    EmailAddress email,
    long sessionGeneration,
    Instant expires) {

  /** Whether {@code account} is still what this was made for. */
  public boolean isFor(Account account) {
    return user.equals(account.id())
        && email.equals(account.user().email())
        && sessionGeneration == account.sessionGeneration();
  }

  /** Whether it is dead at {@code now}: from the very instant of its expiry on. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expires);
  }
}

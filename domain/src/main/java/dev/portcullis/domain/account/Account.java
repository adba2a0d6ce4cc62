package dev.portcullis.domain.account;

import dev.portcullis.domain.password.PasswordHash;

/**
 * All that is kept of a user: what may be known, and what must stay inside.
 *
 * @param version counts every change; a change to an older version is a lost update and is refused
 * @param sessionGeneration counts the changes that end the user's sessions; a log-in that was
 *     checked in an older session generation opens none, and a one-time token of an older one is
 *     dead
 */
public record Account(User user, PasswordHash passwordHash, long version, long sessionGeneration) {

  /** A new account, in its first version and session generation. */
  public static Account open(User user, PasswordHash passwordHash) {
    return new Account(user, passwordHash, 0, 0);
  }

  /** The id of its user. */
  public UserId id() {
    return user.id();
  }

  /**
   * This account after {@code changes}, in its next version; this very account if they change
   * nothing. A changed e-mail address is unverified unless the changes say otherwise.
   */
  public Account after(AccountChanges changes) {
    User changed = userAfter(changes);
    PasswordHash hash = changes.passwordHash().orElse(passwordHash);
    if (changed.equals(user) && hash.equals(passwordHash)) {
      return this;
    }
    return new Account(
        changed,
        hash,
        version + 1,
        endsSessions(changes) ? sessionGeneration + 1 : sessionGeneration);
  }

  /** Whether {@code changes} end the sessions that are open: a new password or a deactivation. */
  public boolean endsSessions(AccountChanges changes) {
    boolean deactivated = user.active() && !changes.active().orElse(user.active());
    return changes.passwordHash().isPresent() || deactivated;
  }

  private User userAfter(AccountChanges changes) {
    EmailAddress email = changes.email().orElse(user.email());
    boolean stillVerified = user.verified() && email.equals(user.email());
    return new User(
        user.id(),
        email,
        changes.active().orElse(user.active()),
        changes.superuser().orElse(user.superuser()),
        changes.verified().orElse(stillVerified),
        user.attributes().with(changes.attributes()));
  }
}

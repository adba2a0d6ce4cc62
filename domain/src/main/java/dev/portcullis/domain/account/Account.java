package dev.portcullis.domain.account;

import dev.portcullis.domain.password.PasswordHash;

/**
 * Stored state of a user: the public data, the password hash and two counters.
 *
 * @param version number of changes so far; a change based on an older version is refused as a lost
 *     update
 * @param sessionGeneration number of changes that ended the user's sessions; a log-in checked in an
 *     older generation opens no session, and one-time tokens of an older generation are void
 */
public record Account(User user, PasswordHash passwordHash, long version, long sessionGeneration) {

  /** New account, with version and session generation 0. */
  public static Account open(User user, PasswordHash passwordHash) {
    return new Account(user, passwordHash, 0, 0);
  }

  /** Id of the user. */
  public UserId id() {
    return user.id();
  }

  /**
   * Returns this account with {@code changes} applied and the next version; the same instance if
   * they change nothing. A changed e-mail address is unverified unless the changes set {@code
   * verified}.
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

  /**
   * Returns this account without a password, and in the next session generation even if it had
   * none: sessions and one-time tokens of before are over.
   */
  public Account withoutAccess() {
    return new Account(user, PasswordHash.NONE, version + 1, sessionGeneration + 1);
  }

  /** True if {@code changes} end the open sessions: they set a password or deactivate the user. */
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

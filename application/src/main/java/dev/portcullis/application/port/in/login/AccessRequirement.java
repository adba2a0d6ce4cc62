package dev.portcullis.application.port.in.login;

import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.SignedInUser;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a place lets in: always active users with an open session, and maybe fewer.
 *
 * @param verified whether only verified users
 * @param superuser whether only superusers
 * @param backends only those who logged in through one of these; empty means through any
 */
public record AccessRequirement(
    boolean verified, boolean superuser, Optional<Set<BackendName>> backends) {
  /** Every active user, however logged in. */
  public static final AccessRequirement OF_ANYBODY =
      new AccessRequirement(false, false, Optional.empty());

  /** Every active superuser, however logged in. */
  public static final AccessRequirement SUPERUSERS = OF_ANYBODY.superusersOnly();

  /** Copies the names. */
  public AccessRequirement {
    backends = backends.map(Set::copyOf);
  }

  /** The same, but verified users only. */
  public AccessRequirement verifiedOnly() {
    return new AccessRequirement(true, superuser, backends);
  }

  /** The same, but superusers only. */
  public AccessRequirement superusersOnly() {
    return new AccessRequirement(verified, true, backends);
  }

  /**
   * The same, but only for those who logged in through one of these backends.
   *
   * @throws IllegalArgumentException when there are none: nobody could come in
   */
  public AccessRequirement through(Set<BackendName> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("name a backend");
    }
    return new AccessRequirement(verified, superuser, Optional.of(names));
  }

  /**
   * Whether the caller's session is of a backend that counts here; as if there were none, if not.
   */
  public boolean knows(SignedInUser caller) {
    return backends.map(names -> names.contains(caller.session().backend())).orElse(true);
  }
}

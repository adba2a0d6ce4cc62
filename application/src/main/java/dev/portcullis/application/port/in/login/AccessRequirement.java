package dev.portcullis.application.port.in.login;

import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.SignedInUser;
import java.util.Optional;
import java.util.Set;

/**
 * Requirement of a request: always an active user with an open session, and maybe more.
 *
 * @param verified whether the user must be verified
 * @param superuser whether the user must be a superuser
 * @param backends the backends of which one must have opened the session; empty means any
 */
public record AccessRequirement(
    boolean verified, boolean superuser, Optional<Set<BackendName>> backends) {
  /** Any active user, through any backend. */
  public static final AccessRequirement OF_ANYBODY =
      new AccessRequirement(false, false, Optional.empty());

  /** Any active superuser, through any backend. */
  public static final AccessRequirement SUPERUSERS = OF_ANYBODY.superusersOnly();

  /** Copies the names. */
  public AccessRequirement {
    backends = backends.map(Set::copyOf);
  }

  /** Returns a copy that also requires a verified user. */
  public AccessRequirement verifiedOnly() {
    return new AccessRequirement(true, superuser, backends);
  }

  /** Returns a copy that also requires a superuser. */
  public AccessRequirement superusersOnly() {
    return new AccessRequirement(verified, true, backends);
  }

  /**
   * Returns a copy that requires a session of one of these backends.
   *
   * @throws IllegalArgumentException when {@code names} is empty
   */
  public AccessRequirement through(Set<BackendName> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("the set of backends is empty; name at least one");
    }
    return new AccessRequirement(verified, superuser, Optional.of(names));
  }

  /**
   * Returns whether the caller's session is of a required backend. Otherwise, the caller counts as
   * not logged in.
   */
  public boolean knows(SignedInUser caller) {
    return backends.map(names -> names.contains(caller.session().backend())).orElse(true);
  }
}

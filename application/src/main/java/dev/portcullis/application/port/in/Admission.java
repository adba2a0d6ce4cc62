package dev.portcullis.application.port.in;

import dev.portcullis.domain.session.Caller;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom a place lets in: always active users with an open session, and maybe fewer.
 *
 * @param verified whether only verified users
 * @param superuser whether only superusers
 * @param backends only those who logged in through one of these; empty means through any
 */
public record Admission(boolean verified, boolean superuser, Optional<Set<String>> backends) {
  /** Every active user, however logged in. */
  public static final Admission OF_ANYBODY = new Admission(false, false, Optional.empty());

  /** Copies the names. */
  public Admission {
    backends = backends.map(Set::copyOf);
  }

  /** The same, but verified users only. */
  public Admission verifiedOnly() {
    return new Admission(true, superuser, backends);
  }

  /** The same, but superusers only. */
  public Admission superusersOnly() {
    return new Admission(verified, true, backends);
  }

  /**
   * The same, but only for those who logged in through one of these backends.
   *
   * @throws IllegalArgumentException when there are none: nobody could come in
   */
  public Admission through(Set<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("name a backend");
    }
    return new Admission(verified, superuser, Optional.of(new TreeSet<>(names)));
  }

  /**
   * Whether the caller's session is of a backend that counts here; as if there were none, if not.
   */
  public boolean knows(Caller caller) {
    return backends.map(names -> names.contains(caller.session().backend())).orElse(true);
  }
}

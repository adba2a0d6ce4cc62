package dev.portcullis.domain.session;

import java.util.Optional;

/**
 * Somebody who may administer any user's account. Having one is the proof: nothing else makes it
 * but a superuser's session, or the operator at the machine's own command line.
 */
public final class Administrator {
  private static final Administrator OPERATOR = new Administrator();

  private Administrator() {}

  /** The administrator that {@code caller} is, if a superuser. */
  public static Optional<Administrator> of(Caller caller) {
    return caller.user().superuser() ? Optional.of(new Administrator()) : Optional.empty();
  }

  /** Who runs commands on the machine itself, and so could change the store by hand. */
  public static Administrator operator() {
    return OPERATOR;
  }
}

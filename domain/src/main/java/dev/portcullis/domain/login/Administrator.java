package dev.portcullis.domain.login;

import dev.portcullis.domain.account.UserId;
import java.util.Optional;

/**
 * Somebody who may administer any user's account. Having one is the proof: nothing else makes it
 * but a superuser's session, or the operator at the machine's own command line.
 */
public final class Administrator {
  private static final Administrator OPERATOR = new Administrator(Optional.empty());

  private final Optional<UserId> id;

  private Administrator(Optional<UserId> id) {
    this.id = id;
  }

  /** The administrator that {@code caller} is, if a superuser. */
  public static Optional<Administrator> of(SignedInUser caller) {
    return caller.user().superuser()
        ? Optional.of(new Administrator(Optional.of(caller.user().id())))
        : Optional.empty();
  }

  /** Who runs commands on the machine itself, and so could change the store by hand. */
  public static Administrator operator() {
    return OPERATOR;
  }

  /** Which user it is; empty for the operator. */
  public Optional<UserId> id() {
    return id;
  }
}

package dev.portcullis.domain.login;

import dev.portcullis.domain.account.UserId;
import java.util.Optional;

/**
 * Proof that a request may administer any user. Only a superuser's session or the operator's
 * command line can create one. A change checks the right again when it commits, because a
 * superuser's session or right may end while the change waits.
 */
public final class Administrator {
  private static final Administrator OPERATOR = new Administrator(Optional.empty());

  private final Optional<SignedInUser> caller;

  private Administrator(Optional<SignedInUser> caller) {
    this.caller = caller;
  }

  /** Returns the administrator if {@code caller} is a superuser. */
  public static Optional<Administrator> of(SignedInUser caller) {
    return caller.user().superuser()
        ? Optional.of(new Administrator(Optional.of(caller)))
        : Optional.empty();
  }

  /** Operator who runs commands on the machine itself and can change the store anyway. */
  public static Administrator operator() {
    return OPERATOR;
  }

  /** Superuser who sent the request; empty for the operator. */
  public Optional<SignedInUser> caller() {
    return caller;
  }

  /** Id of the administrating user; empty for the operator. */
  public Optional<UserId> id() {
    return caller.map(user -> user.user().id());
  }
}

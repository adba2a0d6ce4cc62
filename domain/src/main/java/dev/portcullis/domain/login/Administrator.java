package dev.portcullis.domain.login;

import dev.portcullis.domain.account.UserId;
import java.util.Optional;

/**
 * Proof of the right to administer any user. Only a superuser's session or the operator's command
 * line can create one.
 */
public final class Administrator {
  private static final Administrator OPERATOR = new Administrator(Optional.empty());

  private final Optional<UserId> id;

  private Administrator(Optional<UserId> id) {
    this.id = id;
  }

  /** Returns the administrator if {@code caller} is a superuser. */
  public static Optional<Administrator> of(SignedInUser caller) {
    return caller.user().superuser()
        ? Optional.of(new Administrator(Optional.of(caller.user().id())))
        : Optional.empty();
  }

  /** Operator who runs commands on the machine itself and can change the store anyway. */
  public static Administrator operator() {
    return OPERATOR;
  }

  /** Id of the administrating user; empty for the operator. */
  public Optional<UserId> id() {
    return id;
  }
}

package dev.portcullis.domain.session;

import java.util.Optional;

/**
 * Somebody who may administer any user's account. Having one is the proof: nothing else makes it
 * but a superuser's session, or the operator at the machine's own command line.
 */
public final class Administrator {
  private static final Administrator OPERATOR = new Administrator(Optional.empty());

  private final Optional<Caller> caller;

  private Administrator(Optional<Caller> caller) {
    this.caller = caller;
  }

  /** The administrator that {@code caller} is, if a superuser. */
  public static Optional<Administrator> of(Caller caller) {
    return caller.user().superuser()
        ? Optional.of(new Administrator(Optional.of(caller)))
        : Optional.empty();
  }

  /** Who runs commands on the machine itself, and so could change the store by hand. */
  public static Administrator operator() {
    return OPERATOR;
  }

  /** The session that the administrator acts in; the operator has none. */
  public Optional<Session> session() {
    return caller.map(Caller::session);
  }
}

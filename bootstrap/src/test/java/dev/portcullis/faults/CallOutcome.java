package dev.portcullis.faults;

/** Outcome of a call during a fault. Any other answer is a failure of the test. */
sealed interface CallOutcome {
  /**
   * Success: the server has acknowledged the call.
   *
   * @param value the requested value, such as a token; may be empty
   */
  record Done(String value) implements CallOutcome {}

  /** Refusal; nothing was changed. */
  record Refused(String code) implements CallOutcome {}

  /** The server asked the client to try again later. The call may have taken effect. */
  record Later() implements CallOutcome {}

  /** The connection broke or was refused. The call may have taken effect. */
  record Lost() implements CallOutcome {}

  /** Returns the requested value, or fails if the call did not succeed. */
  default String value() {
    if (this instanceof Done done) {
      return done.value();
    }
    throw new AssertionError("not done: " + this);
  }

  /** Returns whether the call succeeded. */
  default boolean isDone() {
    return this instanceof Done;
  }
}

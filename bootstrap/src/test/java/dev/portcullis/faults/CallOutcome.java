package dev.portcullis.faults;

/** What came of a call while things break. Whatever a server may not answer, even then, is none. */
sealed interface CallOutcome {
  /**
   * It was done: acknowledged.
   *
   * @param value what was asked for, such as a token; may be empty
   */
  record Done(String value) implements CallOutcome {}

  /** It was refused, and nothing was changed. */
  record Refused(String code) implements CallOutcome {}

  /** The server said when to try again; whether anything was changed is unknown. */
  record Later() implements CallOutcome {}

  /** The connection broke or was refused; whether anything was changed is unknown. */
  record Lost() implements CallOutcome {}

  /** What was asked for; fails if it was not done. */
  default String value() {
    if (this instanceof Done done) {
      return done.value();
    }
    throw new AssertionError("not done: " + this);
  }

  /** Whether it was done. */
  default boolean isDone() {
    return this instanceof Done;
  }
}

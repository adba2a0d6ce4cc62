package dev.portcullis.faults;

/** What came of a call while things break. Whatever a server may not answer, even then, is none. */
sealed interface Reply {
  /**
   * It was done: acknowledged.
   *
   * @param value what was asked for, such as a token; may be empty
   */
  record Done(String value) implements Reply {}

  /** It was refused, and nothing was changed. */
  record Refused(String code) implements Reply {}

  /** The server said when to try again; whether anything was changed is unknown. */
  record Later() implements Reply {}

  /** The connection broke or was refused; whether anything was changed is unknown. */
  record Lost() implements Reply {}

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

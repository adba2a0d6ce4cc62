package dev.portcullis.application.failure;

import java.time.Duration;

/** There is more to do than the machine can, and the line is full: refused before any work. */
public final class Overloaded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** Says when to try again. */
  public Overloaded(Duration retryAfter) {
    super("too many requests are waiting", null, false, false);
    this.retryAfter = retryAfter;
  }

  /** When to try again; at least a second. */
  public Duration retryAfter() {
    return retryAfter;
  }
}

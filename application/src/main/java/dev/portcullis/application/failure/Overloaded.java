package dev.portcullis.application.failure;

import java.time.Duration;

/** The queue is full; the request is refused before any work is done. */
public final class Overloaded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** Creates a refusal that tells when to retry. */
  public Overloaded(Duration retryAfter) {
    super("too many requests are waiting", null, false, false);
    this.retryAfter = retryAfter;
  }

  /** Returns the time after which to retry; at least a second. */
  public Duration retryAfter() {
    return retryAfter;
  }
}

package dev.portcullis.adapters.persistence.redis;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a server has stopped answering. While it has, only an attempt now and then is let
 * through, so that hardly anybody waits in vain. Thread-safe.
 */
final class CircuitBreaker {
  /** From one attempt to the next. */
  static final Duration PAUSE = Duration.ofMillis(500);

  private final LongSupplier nanoTime;
  private volatile boolean silent;
  private long nextAttempt;

  CircuitBreaker(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether to ask the server now. */
  boolean mayAsk() {
    return !silent || isNextAttempt();
  }

  private synchronized boolean isNextAttempt() {
    long now = nanoTime.getAsLong();
    if (silent && now - nextAttempt < 0) {
      return false;
    }
    nextAttempt = now + PAUSE.toNanos();
    return true;
  }

  /** Notes that there was no answer; whether that is news. */
  synchronized boolean begin() {
    boolean news = !silent;
    silent = true;
    nextAttempt = nanoTime.getAsLong() + PAUSE.toNanos();
    return news;
  }

  /** Notes an answer; whether that is news. */
  boolean end() {
    return silent && broken();
  }

  private synchronized boolean broken() {
    boolean news = silent;
    silent = false;
    return news;
  }
}

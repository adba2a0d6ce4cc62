package dev.portcullis.adapters.persistence.redis;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Circuit breaker for a server. While the server doesn't answer, only one attempt per {@link
 * #PAUSE} is allowed, so that few callers wait for a timeout. Thread-safe.
 */
final class CircuitBreaker {
  /** Minimum time between two attempts while the circuit is open. */
  static final Duration PAUSE = Duration.ofMillis(500);

  private final LongSupplier nanoTime;
  private volatile boolean silent;
  private long nextAttempt;

  CircuitBreaker(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Reports whether to send a request now. */
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

  /** Records a missing answer. Returns true if the circuit was closed. */
  synchronized boolean begin() {
    boolean news = !silent;
    silent = true;
    nextAttempt = nanoTime.getAsLong() + PAUSE.toNanos();
    return news;
  }

  /** Records an answer. Returns true if the circuit was open. */
  boolean end() {
    return silent && broken();
  }

  private synchronized boolean broken() {
    boolean news = silent;
    silent = false;
    return news;
  }
}

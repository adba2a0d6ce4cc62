package dev.portcullis.adapters.oauth;

import java.time.Duration;

/**
 * When all has to be over that a provider is asked for one purpose, however many questions that
 * takes.
 *
 * @param nanos as {@link System#nanoTime} counts, which nobody sets back
 */
record Deadline(long nanos) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** How much time there is until then; none or less when it is over. */
  Duration left() {
    return Duration.ofNanos(nanos - System.nanoTime());
  }
}

package dev.portcullis.adapters.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Two turns in every half a minute, and no more. Thread-safe. */
final class Turns {
  private static final Duration SPAN = Duration.ofSeconds(30);
  private static final int EACH = 2;

  private final InstantSource clock;
  private final AtomicReference<Taken> taken = new AtomicReference<>(new Taken(Instant.MIN, 0));

  /**
   * How many turns were taken.
   *
   * @param until when counting begins anew
   */
  private record Taken(Instant until, int turns) {}

  Turns(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether there was one left; it is taken now. */
  boolean take() {
    Instant now = clock.instant();
    Taken all =
        taken.updateAndGet(
            before ->
                now.isBefore(before.until())
                    ? new Taken(before.until(), Math.min(before.turns(), EACH) + 1)
                    : new Taken(now.plus(SPAN), 1));
    return all.turns() <= EACH;
  }
}

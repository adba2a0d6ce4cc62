package dev.portcullis.benchmarks.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Rate limit: distributes turns evenly over a duration, among all callers. Thread-safe. */
public final class Pace {
  private final long begin = System.nanoTime();
  private final double nanosBetween;
  private final AtomicLong turn = new AtomicLong();
  private volatile long end;

  /** Starts a pace of the given rate and duration. */
  public Pace(double turnsPerSecond, int seconds) {
    this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / turnsPerSecond;
    this.end = begin + TimeUnit.SECONDS.toNanos(seconds);
  }

  /** Starts a pace of the given rate that lasts until it is stopped. */
  public Pace(double turnsPerSecond) {
    this(turnsPerSecond, Integer.MAX_VALUE);
  }

  /** Ends the duration now; callers that wait for a later turn get none. */
  public void stop() {
    end = System.nanoTime();
  }

  /** Waits for the next turn; returns false when the duration is over. */
  public boolean await() {
    long due = begin + (long) (turn.getAndIncrement() * nanosBetween);
    for (long left = due - System.nanoTime();
        left > 0 && due < end;
        left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return due < end;
  }
}

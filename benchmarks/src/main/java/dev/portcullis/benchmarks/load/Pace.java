package dev.portcullis.benchmarks.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** So many turns a second, whoever takes them, until an end. Thread-safe. */
public final class Pace {
  private final long begin = System.nanoTime();
  private final long end;
  private final double nanosBetween;
  private final AtomicLong turn = new AtomicLong();

  /** Begins now, and lasts so many seconds. */
  public Pace(double turnsPerSecond, int seconds) {
    this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / turnsPerSecond;
    this.end = begin + TimeUnit.SECONDS.toNanos(seconds);
  }

  /** Waits for the next turn; false once there is none any more. */
  public boolean await() {
    long due = begin + (long) (turn.getAndIncrement() * nanosBetween);
    if (due >= end) {
      return false;
    }
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return true;
  }
}

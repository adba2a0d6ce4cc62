package dev.portcullis.domain.throttling;

import java.time.Duration;

/**
 * Number and pace of the failed attempts that are let through within a window of time.
 *
 * @param free failures after which an attempt has to wait for the one before
 * @param max failures and attempts in progress within a window; none is let through beyond
 * @param parallel attempts in progress at once, before the free failures are used up
 * @param window time after the first failure in which failures count
 */
public record AttemptBudget(int free, int max, int parallel, Duration window) {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int MAX_DOUBLINGS = 10;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException unless 0 ≤ free ≤ max, and max, parallel and window are
   *     positive
   */
  public AttemptBudget {
    boolean isSound = free >= 0 && free <= max && max > 0 && parallel > 0;
    if (!isSound || window.isZero() || window.isNegative()) {
      throw new IllegalArgumentException("no budget of attempts: " + free + " of " + max);
    }
  }

  /** Returns a budget whose attempts never wait for each other, up to {@code max} in a window. */
  public static AttemptBudget unpaced(int max, Duration window) {
    return new AttemptBudget(max, max, max, window);
  }

  /**
   * Returns the time to wait after the failure with that number: none while failures are free, then
   * 1, 2, 4 … up to 900 seconds.
   */
  Duration waitAfter(int failures) {
    if (failures < free) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - free, MAX_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}

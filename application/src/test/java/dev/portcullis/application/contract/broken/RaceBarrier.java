package dev.portcullis.application.contract.broken;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Where contenders of a race wait for each other between their look and their write, so that what a
 * look was worth is over for certain. Once as many are there as are expected, it is open for good.
 * Outside of a race, nobody waits.
 */
final class RaceBarrier {
  private static final int TIMEOUT_SECONDS = 30;

  private final CountDownLatch expected;

  private RaceBarrier(int expected) {
    this.expected = new CountDownLatch(expected);
  }

  static RaceBarrier of(int expected) {
    return new RaceBarrier(expected);
  }

  /** Is there, and waits for the others. */
  void join() {
    arrive();
    await();
  }

  /** Is there, and goes on. */
  void arrive() {
    if (isInARace()) {
      expected.countDown();
    }
  }

  /** Waits for the others. */
  void await() {
    if (!isInARace()) {
      return;
    }
    try {
      if (!expected.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody else came");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** As contenders run on virtual threads, and the steps before and after on the test's own. */
  private static boolean isInARace() {
    return Thread.currentThread().isVirtual();
  }
}

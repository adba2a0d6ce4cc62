package dev.portcullis.application.contract.broken;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Barrier between the read and the write of racing threads, so that every read is outdated by the
 * time of the write. It stays open once the expected number of threads has arrived. Outside of a
 * race it never blocks.
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

  /** Arrives and waits for the others. */
  void join() {
    arrive();
    await();
  }

  /** Arrives without waiting. */
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
        throw new IllegalStateException("no other contender arrived");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** Contenders run on virtual threads; the steps before and after run on the test's own thread. */
  private static boolean isInARace() {
    return Thread.currentThread().isVirtual();
  }
}

package dev.portcullis.bootstrap.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BestEffortExecutorTest {
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void queued_tasks_run_before_close_returns() {
    try (var bookkeeping = new BestEffortExecutor()) {
      for (int i = 0; i < 100; i++) {
        bookkeeping.execute(done::incrementAndGet);
      }
    }

    assertThat(done).hasValue(100);
  }

  @Test
  void a_failed_task_does_not_stop_later_ones() {
    try (var bookkeeping = new BestEffortExecutor()) {
      bookkeeping.execute(
          () -> {
            throw new IllegalStateException("spilt ink");
          });
      bookkeeping.execute(done::incrementAndGet);
    }

    assertThat(done).hasValue(1);
  }

  @Test
  void tasks_beyond_the_queue_limit_are_dropped_without_waiting() {
    var ink = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    try (var bookkeeping = new BestEffortExecutor()) {
      bookkeeping.execute(
          () -> {
            begun.countDown();
            awaitUninterruptibly(ink);
          });
      await().until(() -> begun.getCount() == 0);
      for (int i = 0; i < 1_500; i++) {
        bookkeeping.execute(done::incrementAndGet);
      }
      ink.countDown();
    }

    assertThat(done).hasValue(1_000);
  }

  @Test
  void tasks_after_close_are_dropped() {
    var bookkeeping = new BestEffortExecutor();
    bookkeeping.close();

    bookkeeping.execute(done::incrementAndGet);

    assertThat(done).hasValue(0);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}

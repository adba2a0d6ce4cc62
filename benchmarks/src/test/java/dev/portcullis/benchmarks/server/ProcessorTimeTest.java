package dev.portcullis.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {
  private static final Duration WORK = Duration.ofMillis(100);

  /** Two ticks of the system's count, one for user and one for system time. */
  private static final Duration ROUNDING = Duration.ofMillis(20);

  private static final long PID = ProcessHandle.current().pid();

  @Test
  void time_of_threads_that_hash_passwords_is_told_apart() throws InterruptedException {
    ProcessorTime before = ProcessorTime.of(PID);

    ProcessorTime used = timeAfterWorkOf("password-hash-1").since(before);

    assertThat(used.hashing()).isGreaterThanOrEqualTo(WORK.minus(ROUNDING));
    assertThat(used.total()).isGreaterThanOrEqualTo(used.hashing().minus(ROUNDING));
    assertThat(used.besideHashes()).isEqualTo(used.total().minus(used.hashing()));
  }

  @Test
  void time_of_other_threads_is_in_the_total_alone() throws InterruptedException {
    ProcessorTime before = ProcessorTime.of(PID);

    ProcessorTime used = timeAfterWorkOf("anything (else) 1").since(before);

    assertThat(used.hashing()).isZero();
    assertThat(used.total()).isGreaterThanOrEqualTo(WORK.minus(ROUNDING));
  }

  /** The time of this process while a thread of that name is there that has worked. */
  private static ProcessorTime timeAfterWorkOf(String name) throws InterruptedException {
    var worked = new CountDownLatch(1);
    var seen = new CountDownLatch(1);
    Thread thread =
        Thread.ofPlatform()
            .name(name)
            .start(
                () -> {
                  work();
                  worked.countDown();
                  awaitUninterruptibly(seen);
                });
    worked.await();
    ProcessorTime time = ProcessorTime.of(PID);
    seen.countDown();
    thread.join();
    return time;
  }

  private static void work() {
    var threads = ManagementFactory.getThreadMXBean();
    while (threads.getCurrentThreadCpuTime() < WORK.toNanos()) {
      Thread.onSpinWait();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

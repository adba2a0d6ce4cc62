package dev.portcullis.bootstrap.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.in.emaillink.DeliverMail.Result;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class MailWorkerTest {
  private static void await(CountDownLatch event) {
    try {
      assertThat(event.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void a_slow_mail_does_not_delay_others() {
    var calls = new AtomicInteger();
    var otherIsDone = new CountDownLatch(1);
    var worker =
        MailWorker.start(
            () -> {
              if (calls.getAndIncrement() == 0) {
                await(otherIsDone);
              } else {
                otherIsDone.countDown();
              }
              return new Result.NothingDue();
            });

    try (worker) {
      await(otherIsDone);
    }
  }

  @Test
  void the_worker_continues_after_every_failure() {
    Iterator<Supplier<Result>> looks =
        List.<Supplier<Result>>of(
                () -> {
                  throw new StoreUnavailable("down", null);
                },
                () -> {
                  throw new IllegalStateException("a bug");
                },
                () -> new Result.GivenUp("no such address"))
            .iterator();
    var lookedAgain = new CountDownLatch(1);
    var worker =
        MailWorker.start(
            () -> {
              synchronized (looks) {
                if (looks.hasNext()) {
                  return looks.next().get();
                }
              }
              lookedAgain.countDown();
              return new Result.NothingDue();
            });

    try (worker) {
      await(lookedAgain);
    }
  }

  @Test
  void a_mail_in_delivery_is_sent_before_the_worker_stops() {
    var begun = new CountDownLatch(1);
    var stopping = new CountDownLatch(1);
    var sent = new AtomicBoolean();
    var worker =
        MailWorker.start(
            () -> {
              begun.countDown();
              await(stopping);
              sent.set(true);
              return new Result.NothingDue();
            });
    await(begun);

    Thread stop = Thread.ofVirtual().start(worker::close);
    stopping.countDown();
    join(stop);

    assertThat(sent).isTrue();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}

package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.portcullis.application.failure.Overloaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedHashExecutorTest {
  /** What Linux says of the thread that reads it (proc_pid_stat(5)). */
  private static final Path THREAD = Path.of("/proc/thread-self/stat");

  private final BoundedHashExecutor line = new BoundedHashExecutor(1, 1);
  private final BlockingJob gate = new BlockingJob();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorCompletionService<String> calls = new ExecutorCompletionService<>(callers);

  @AfterEach
  void let_everybody_go() {
    gate.open();
    callers.close();
    line.close();
  }

  @Test
  void with_one_thread_and_a_line_of_one_the_third_at_once_is_refused() throws Exception {
    occupyThread();
    calls.submit(() -> line.await(() -> "done"));
    calls.submit(() -> line.await(() -> "done"));

    // The thread is held, so only a refusal can come back.
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(calls.take()::get)
        .withCauseInstanceOf(Overloaded.class);
    gate.open();
    assertThat(calls.take().get()).isEqualTo("done");
    assertThat(calls.take().get()).isEqualTo("done");
  }

  @Test
  void whoever_is_refused_is_told_to_come_back_in_a_second_or_more() throws Exception {
    occupyThread();
    Overloaded refusal = fillLine();

    assertThat(refusal.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void jobs_run_on_daemon_platform_threads_with_a_name_that_tells_what_for() {
    Thread worker = line.await(Thread::currentThread);

    assertThat(worker.getName()).isEqualTo("password-hash-1");
    assertThat(worker.isDaemon()).isTrue();
    assertThat(worker.isVirtual()).isFalse();
  }

  @Test
  void jobs_step_back_behind_everything_else() {
    assumeThat(THREAD).as("threads have nice values of their own on Linux alone").exists();

    assertThat(line.await(BoundedHashExecutorTest::nice)).isEqualTo(10);
  }

  /** That of the calling thread: field 19, counted on from field 2, whose name may have spaces. */
  private static int nice() {
    try {
      String stat = Files.readString(THREAD);
      String fromThird = stat.substring(stat.lastIndexOf(')') + 2);
      return Integer.parseInt(fromThird.split(" ", -1)[19 - 3]);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void a_job_s_exception_reaches_its_caller() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                line.await(
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .withMessage("broken");
    assertThat(line.await(() -> "still works")).isEqualTo("still works");
  }

  @Test
  void an_interrupted_caller_leaves_the_line_and_frees_the_place() throws Exception {
    occupyThread();
    var ran = new AtomicBoolean();

    for (int caller = 0; caller < 3; caller++) {
      Future<String> left = calls.submit(() -> awaitInterrupted(() -> ran.getAndSet(true)));
      assertThat(calls.take()).isSameAs(left);
      assertThat(left.get()).isEqualTo("cancelled, interrupted");
    }
    gate.open();
    line.close();
    assertThat(ran).isFalse();
  }

  @Test
  void an_interrupted_caller_returns_only_when_the_job_that_has_begun_is_over() throws Exception {
    var overAtReturn = new AtomicBoolean();
    Future<String> caller =
        callers.submit(
            () -> {
              String outcome = awaitInterrupted(gate);
              overAtReturn.set(gate.isOver());
              return outcome;
            });
    gate.awaitBegin();
    gate.open();

    assertThat(caller.get()).isEqualTo("cancelled, interrupted");
    assertThat(overAtReturn).isTrue();
  }

  @Test
  void close_finishes_what_runs_and_what_waits() throws Exception {
    occupyThread();
    fillLine();
    var overAtReturn = new AtomicBoolean();
    Future<?> closing =
        callers.submit(
            () -> {
              line.close();
              overAtReturn.set(gate.isOver());
            });
    gate.open();
    closing.get();

    assertThat(overAtReturn).isTrue();
    assertThat(calls.take().get()).isEqualTo("done");
    assertThat(calls.take().get()).isEqualTo("done");
  }

  @Test
  void a_closed_line_refuses() {
    line.close();

    assertThatExceptionOfType(Overloaded.class).isThrownBy(() -> line.await(() -> "done"));
  }

  @Test
  void an_interrupted_close_sends_away_whoever_waits_and_finishes_what_runs() throws Exception {
    occupyThread();
    fillLine();
    Future<Boolean> closing =
        callers.submit(
            () -> {
              Thread.currentThread().interrupt();
              line.close();
              return Thread.interrupted() && gate.isOver();
            });

    // The thread is held, so only somebody who was sent away can come back.
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(calls.take()::get)
        .withCauseInstanceOf(CancellationException.class);
    gate.open();
    assertThat(calls.take().get()).isEqualTo("done");
    assertThat(closing.get()).isTrue();
  }

  private void occupyThread() throws InterruptedException {
    calls.submit(() -> line.await(gate));
    gate.awaitBegin();
  }

  /** While the thread is held: of two callers one gets the place, and the other this refusal. */
  private Overloaded fillLine() throws InterruptedException {
    calls.submit(() -> line.await(() -> "done"));
    calls.submit(() -> line.await(() -> "done"));
    return (Overloaded) calls.take().exceptionNow();
  }

  private String awaitInterrupted(Supplier<?> job) {
    Thread.currentThread().interrupt();
    try {
      line.await(job);
      return "done";
    } catch (CancellationException cancelled) {
      return Thread.interrupted() ? "cancelled, interrupted" : "cancelled";
    }
  }
}

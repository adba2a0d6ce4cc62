package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.failure.RequestCancellation;
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
  /** Status file of the thread that reads it (proc_pid_stat(5)). */
  private static final Path THREAD = Path.of("/proc/thread-self/stat");

  private final BoundedHashExecutor line = new BoundedHashExecutor(1, 1);
  private final BlockingJob gate = new BlockingJob();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorCompletionService<String> calls = new ExecutorCompletionService<>(callers);

  @AfterEach
  void release_all_callers() {
    gate.open();
    callers.close();
    line.close();
  }

  @Test
  void with_one_thread_and_one_queue_place_the_third_concurrent_job_is_refused() throws Exception {
    occupyThread();
    calls.submit(() -> line.await(() -> "done"));
    calls.submit(() -> line.await(() -> "done"));

    // The only thread is blocked, so only a rejected call can return.
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(calls.take()::get)
        .withCauseInstanceOf(Overloaded.class);
    gate.open();
    assertThat(calls.take().get()).isEqualTo("done");
    assertThat(calls.take().get()).isEqualTo("done");
  }

  @Test
  void a_rejected_caller_is_told_to_retry_after_a_second_or_more() throws Exception {
    occupyThread();
    Overloaded refusal = fillLine();

    assertThat(refusal.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void jobs_run_on_daemon_platform_threads_with_a_descriptive_name() {
    Thread worker = line.await(Thread::currentThread);

    assertThat(worker.getName()).isEqualTo("password-hash-1");
    assertThat(worker.isDaemon()).isTrue();
    assertThat(worker.isVirtual()).isFalse();
  }

  @Test
  void jobs_run_at_lower_priority() {
    assumeThat(THREAD).as("only Linux has nice values per thread").exists();

    assertThat(line.await(BoundedHashExecutorTest::nice)).isEqualTo(10);
  }

  /**
   * Returns the calling thread's nice value, field 19. Counts from after field 2, the name, which
   * may contain spaces.
   */
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
  void a_caller_whose_request_is_cancelled_leaves_the_queue_and_frees_its_place() throws Exception {
    occupyThread();
    var ran = new AtomicBoolean();
    var cancellation = new RequestCancellation();
    cancellation.cancel();

    for (int caller = 0; caller < 3; caller++) {
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> cancellation.during(() -> line.await(() -> ran.getAndSet(true))));
    }
    gate.open();
    line.close();
    assertThat(ran).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void a_job_that_has_started_ends_although_its_request_is_cancelled() {
    var cancellation = new RequestCancellation();
    var ended = new AtomicBoolean();

    cancellation.during(
        () ->
            line.await(
                () -> {
                  cancellation.cancel();
                  return ended.getAndSet(true);
                }));

    assertThat(ended).isTrue();
  }

  @Test
  void an_interrupted_caller_leaves_the_queue_and_frees_its_place() throws Exception {
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
  void an_interrupted_caller_waits_for_a_job_that_has_started() throws Exception {
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
  void close_finishes_running_and_queued_jobs() throws Exception {
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
  void a_closed_executor_rejects_jobs() {
    line.close();

    assertThatExceptionOfType(Overloaded.class).isThrownBy(() -> line.await(() -> "done"));
  }

  @Test
  void an_interrupted_close_cancels_queued_jobs_and_finishes_running_ones() throws Exception {
    occupyThread();
    fillLine();
    Future<Boolean> closing =
        callers.submit(
            () -> {
              Thread.currentThread().interrupt();
              line.close();
              return Thread.interrupted() && gate.isOver();
            });

    // The only thread is blocked, so only a cancelled call can return.
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

  /**
   * Submits two jobs while the only thread is blocked: one fills the queue, the other gets the
   * returned rejection.
   */
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

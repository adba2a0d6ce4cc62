package dev.portcullis.adapters.crypto.password;

import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.failure.RequestCancellation;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Executor for slow jobs with few threads, a bounded queue and first-in-first-out order. Its
 * threads are platform threads: a native call would pin a virtual thread's carrier and delay other
 * requests. Thread-safe.
 */
final class BoundedHashExecutor implements AutoCloseable {
  /** Estimate until jobs have been timed: about the time of a hash at the default parameters. */
  private static final long FIRST_GUESS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ThreadPoolExecutor threads;
  private final AtomicLong nanosPerJob = new AtomicLong(FIRST_GUESS);

  /**
   * Creates an executor.
   *
   * @param threads maximum concurrent jobs, at least one
   * @param length maximum waiting jobs, at least one
   */
  BoundedHashExecutor(int threads, int length) {
    this.threads =
        new ThreadPoolExecutor(
            threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(length), courteous());
  }

  private static ThreadFactory courteous() {
    ThreadFactory threads =
        Thread.ofPlatform()
            .name("password-hash-", 1)
            .daemon()
            .inheritInheritableThreadLocals(false)
            .factory();
    return work -> threads.newThread(BackgroundThreadPriority.steppingBack(work));
  }

  /**
   * Runs {@code job} and waits for it. When this returns or throws, the job has ended or will never
   * start. A caller whose request is cancelled, or who is interrupted, leaves the queue, but waits
   * for a job that has started: native code can't be stopped, and its input must not change
   * meanwhile.
   *
   * @throws Overloaded at once when the queue is full
   * @throws CancellationException when the caller has left the queue or was interrupted; in the
   *     second case, the interrupt flag stays set
   */
  <T> T await(Supplier<T> job) {
    var place = new FutureTask<T>(() -> timed(job));
    stand(place);
    try (var leaving = RequestCancellation.onCancel(() -> giveUp(place))) {
      return place.get();
    } catch (InterruptedException interruption) {
      leave(place);
      throw cancelled(interruption);
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(failure.getCause());
    }
  }

  private void stand(Runnable place) {
    // Cheap check first: under load, most rejections happen here and skip the pool.
    if (threads.getQueue().remainingCapacity() == 0) {
      throw new Overloaded(timeToEmpty());
    }
    try {
      threads.execute(place);
    } catch (RejectedExecutionException full) {
      throw new Overloaded(timeToEmpty());
    }
  }

  private void giveUp(FutureTask<?> place) {
    if (threads.remove(place)) {
      place.cancel(false);
    }
  }

  private void leave(FutureTask<?> place) {
    if (!threads.remove(place)) {
      awaitEnd(place);
    }
    Thread.currentThread().interrupt();
  }

  private static void awaitEnd(Future<?> begun) {
    while (!begun.isDone()) {
      try {
        begun.get();
      } catch (InterruptedException again) {
        // The flag is restored when the job has ended.
      } catch (ExecutionException | CancellationException over) {
        return;
      }
    }
  }

  private static CancellationException cancelled(InterruptedException interrupted) {
    var cancelled = new CancellationException("interrupted while waiting for a password hash");
    cancelled.initCause(interrupted);
    return cancelled;
  }

  private <T> T timed(Supplier<T> job) {
    long begin = System.nanoTime();
    try {
      return job.get();
    } finally {
      long taken = System.nanoTime() - begin;
      nanosPerJob.updateAndGet(average -> average + (taken - average) / 8);
    }
  }

  /** Estimates how long the waiting jobs will take, rounded up; at least one second. */
  private Duration timeToEmpty() {
    long turns = threads.getQueue().size() / threads.getMaximumPoolSize() + 1L;
    return Duration.ofSeconds(Duration.ofNanos(turns * nanosPerJob.get()).toSeconds() + 1);
  }

  /**
   * Rejects new jobs, as if the queue were full, and waits for accepted jobs. If this thread is
   * interrupted, it waits for running jobs only, and queued callers fail with {@link
   * CancellationException}.
   */
  @Override
  public void close() {
    threads.shutdown();
    boolean interrupted = false;
    boolean over = false;
    while (!over) {
      try {
        over = threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      } catch (InterruptedException interruption) {
        interrupted = true;
        sendAwayWhoeverWaits();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendAwayWhoeverWaits() {
    for (Runnable waiting : threads.shutdownNow()) {
      ((Future<?>) waiting).cancel(false);
    }
  }
}

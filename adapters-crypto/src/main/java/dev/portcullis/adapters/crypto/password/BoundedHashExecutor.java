package dev.portcullis.adapters.crypto.password;

import dev.portcullis.application.failure.Overloaded;
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
 * Does slow jobs a few at a time, in the order in which they came; the rest wait in a bounded line.
 * The threads are platform threads of its own: a native call would pin the carrier of a virtual
 * one, and everything else would wait behind a hash. Thread-safe.
 */
final class BoundedHashExecutor implements AutoCloseable {
  /** About what a hash at the default parameters takes: the guess until jobs have been timed. */
  private static final long FIRST_GUESS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ThreadPoolExecutor threads;
  private final AtomicLong nanosPerJob = new AtomicLong(FIRST_GUESS);

  /**
   * Opens the line.
   *
   * @param threads how many jobs at a time, at least one
   * @param length how many more may wait, at least one
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
   * Waits for {@code job} to be done. When this returns or throws, the job is over or never begins:
   * a caller who is interrupted leaves the line, but waits for a job that has begun, since native
   * code can't be stopped and what the job uses must not change under it.
   *
   * @throws Overloaded at once when the line is full
   * @throws CancellationException when the caller is interrupted, and stays so
   */
  <T> T await(Supplier<T> job) {
    var place = new FutureTask<T>(() -> timed(job));
    stand(place);
    try {
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
    // Of many who come to a full line, each costs as little as can be.
    if (threads.getQueue().remainingCapacity() == 0) {
      throw new Overloaded(timeToEmpty());
    }
    try {
      threads.execute(place);
    } catch (RejectedExecutionException full) {
      throw new Overloaded(timeToEmpty());
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
        // The caller will find the thread interrupted once the job is over.
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

  /** About how long the jobs that wait now will take, rounded up; at least a second. */
  private Duration timeToEmpty() {
    long turns = threads.getQueue().size() / threads.getMaximumPoolSize() + 1L;
    return Duration.ofSeconds(Duration.ofNanos(turns * nanosPerJob.get()).toSeconds() + 1);
  }

  /**
   * Takes no more jobs (they are refused as if the line were full) and waits for those that it has
   * taken. A caller who is interrupted waits for those that run; whoever stands in line is sent
   * away with a {@link CancellationException}.
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

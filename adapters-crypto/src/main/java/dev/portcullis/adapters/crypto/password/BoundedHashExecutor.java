package dev.portcullis.adapters.crypto.password;

import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.failure.RequestCancellation;
import dev.portcullis.application.port.out.password.HashOrigin;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Executor for slow jobs with few threads and a bounded queue with fair shares ({@link FairLine}).
 * A job that finds a free thread needs no place in the queue. Its threads are platform threads: a
 * native call would pin a virtual thread's carrier and delay other requests. Thread-safe.
 */
final class BoundedHashExecutor implements AutoCloseable {
  /** Estimate until jobs have been timed: about the time of a hash at the default parameters. */
  private static final long FIRST_GUESS = TimeUnit.MILLISECONDS.toNanos(50);

  private final int maxBusy;
  private final ExecutorService threads;
  private final AtomicLong nanosPerJob = new AtomicLong(FIRST_GUESS);

  /** Empty while a thread is free. Guarded by this object. */
  private final FairLine<Job<?>> line;

  /** Number of threads that run jobs. Guarded by this object. */
  private int busy;

  /** Guarded by this object. */
  private boolean closed;

  /** A job, and the future of its result. */
  private static final class Job<T> extends FutureTask<T> {
    Job(Callable<T> work) {
      super(work);
    }

    /** Fails a job that waits. */
    void refuse(Overloaded refusal) {
      setException(refusal);
    }
  }

  /**
   * Creates an executor.
   *
   * @param threads maximum concurrent jobs, at least one
   * @param length maximum waiting jobs, at least one
   */
  BoundedHashExecutor(int threads, int length) {
    this.maxBusy = threads;
    this.threads = Executors.newFixedThreadPool(threads, courteous());
    this.line = new FairLine<>(length);
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
   * Runs {@code work} and waits for it. When this returns or throws, the work has ended or will
   * never start. A caller whose request is cancelled, or who is interrupted, leaves the queue, but
   * waits for work that has started: native code can't be stopped, and its input must not change
   * meanwhile.
   *
   * @throws Overloaded when the queue or the share of {@code origin} is full: at once, or later if
   *     the caller's place is given to another origin
   * @throws CancellationException when the caller has left the queue or was interrupted; in the
   *     second case, the interrupt flag stays set
   */
  <T> T await(HashOrigin origin, Supplier<T> work) {
    var job = new Job<T>(() -> timed(work));
    submit(job, origin);
    try (var leaving = RequestCancellation.onCancel(() -> giveUp(job))) {
      return job.get();
    } catch (InterruptedException interruption) {
      leave(job);
      throw cancelled(interruption);
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(failure.getCause());
    }
  }

  private synchronized void submit(Job<?> job, HashOrigin origin) {
    if (closed) {
      throw new Overloaded(timeToEmpty());
    }
    if (busy < maxBusy) {
      threads.execute(() -> runFrom(job));
      busy++;
      return;
    }
    Optional<Job<?>> refused = line.join(job, origin);
    if (refused.isPresent()) {
      refuse(refused.get(), job);
    }
  }

  private void refuse(Job<?> refused, Job<?> submitted) {
    var refusal = new Overloaded(timeToEmpty());
    if (refused == submitted) {
      throw refusal;
    }
    refused.refuse(refusal);
  }

  /** Runs {@code first}, then waiting jobs until none waits. */
  private void runFrom(Job<?> first) {
    Optional<Job<?>> job = Optional.of(first);
    while (job.isPresent()) {
      job.get().run();
      job = next();
    }
  }

  private synchronized Optional<Job<?>> next() {
    Optional<Job<?>> next = line.next();
    if (next.isEmpty()) {
      busy--;
      notifyAll();
    }
    return next;
  }

  private synchronized boolean withdraw(Job<?> job) {
    return line.remove(job);
  }

  private void giveUp(Job<?> job) {
    if (withdraw(job)) {
      job.cancel(false);
    }
  }

  private void leave(Job<?> job) {
    if (!withdraw(job)) {
      awaitEnd(job);
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

  private <T> T timed(Supplier<T> work) {
    long begin = System.nanoTime();
    try {
      return work.get();
    } finally {
      long taken = System.nanoTime() - begin;
      nanosPerJob.updateAndGet(average -> average + (taken - average) / 8);
    }
  }

  /** Returns the number of waiting jobs. */
  synchronized int waiting() {
    return line.size();
  }

  /** Estimates how long the waiting jobs will take, rounded up; at least one second. */
  private synchronized Duration timeToEmpty() {
    long turns = line.size() / maxBusy + 1L;
    return Duration.ofSeconds(Duration.ofNanos(turns * nanosPerJob.get()).toSeconds() + 1);
  }

  /**
   * Rejects new jobs, as if the queue were full, and waits for accepted jobs. If this thread is
   * interrupted, it waits for running jobs only, and queued callers fail with {@link
   * CancellationException}.
   */
  @Override
  public synchronized void close() {
    closed = true;
    boolean interrupted = false;
    while (busy > 0) {
      try {
        wait();
      } catch (InterruptedException interruption) {
        interrupted = true;
        cancelWaiting();
      }
    }
    threads.shutdown();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void cancelWaiting() {
    Optional<Job<?>> waiting = line.next();
    while (waiting.isPresent()) {
      waiting.get().cancel(false);
      waiting = line.next();
    }
  }
}

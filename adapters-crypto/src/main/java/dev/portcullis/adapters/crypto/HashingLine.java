package dev.portcullis.adapters.crypto;

import dev.portcullis.application.port.out.Overloaded;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does slow jobs a few at a time, in the order in which they came; the rest wait in a bounded line.
 * The threads are platform threads of its own: a native call would pin the carrier of a virtual
 * one, and everything else would wait behind a hash. Thread-safe.
 */
final class HashingLine implements AutoCloseable {
  /** About what the machines of today need for a hash at the default parameters, to the worse. */
  private static final long MILLIS_A_JOB = 50;

  private final ThreadPoolExecutor threads;

  HashingLine(int threads, int length) {
    var number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(length),
            job -> {
              var thread = new Thread(job, "password-hash-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Waits for {@code job} to be done. A caller who is interrupted leaves the line.
   *
   * @throws Overloaded at once when the line is full
   */
  <T> T await(Callable<T> job) {
    Future<T> place = stand(job);
    try {
      return place.get();
    } catch (InterruptedException gone) {
      place.cancel(false);
      Thread.currentThread().interrupt();
      throw cancelled(gone);
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(failure.getCause());
    }
  }

  private <T> Future<T> stand(Callable<T> job) {
    try {
      return threads.submit(job);
    } catch (RejectedExecutionException full) {
      throw new Overloaded(timeToEmpty());
    }
  }

  private static CancellationException cancelled(InterruptedException gone) {
    var cancelled = new CancellationException("the caller left the line");
    cancelled.initCause(gone);
    return cancelled;
  }

  private Duration timeToEmpty() {
    long jobs = threads.getQueue().size() / threads.getMaximumPoolSize() + 1L;
    return Duration.ofSeconds(1 + jobs * MILLIS_A_JOB / 1_000);
  }

  /** Takes no more jobs; those that run are waited for. */
  @Override
  public void close() {
    threads.close();
  }
}

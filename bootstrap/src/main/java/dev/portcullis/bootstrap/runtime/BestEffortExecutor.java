package dev.portcullis.bootstrap.runtime;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks that no request waits for, one after another. A task is dropped if too many are
 * waiting or the executor is closed.
 */
public final class BestEffortExecutor implements Executor, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BestEffortExecutor.class);
  private static final int MAX_WAITING = 1_000;
  private static final long STOP_SECONDS = 5;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          Thread.ofPlatform().daemon().name("bookkeeping").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  @Override
  public void execute(Runnable work) {
    thread.execute(() -> survive(work));
  }

  private static void survive(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException bug) {
      LOG.error("A background task failed", bug);
    }
  }

  /** Runs the waiting tasks, for five seconds at most. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException hurry) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

package dev.portcullis.bootstrap.runtime;

import dev.portcullis.application.failure.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows changes of the keys by other processes, at least every five seconds. */
public final class KeyRefresher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRefresher.class);

  /** Less than five seconds, to leave time for the work itself. */
  private static final Duration BETWEEN = Duration.ofSeconds(4);

  private static final long STOP_SECONDS = 5;

  private final Runnable refresh;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("keys").factory());
  private volatile boolean storeIsDown;

  private KeyRefresher(Runnable refresh) {
    this.refresh = refresh;
  }

  /** Runs {@code refresh} regularly, beginning some seconds from now. */
  public static KeyRefresher start(Runnable refresh) {
    return start(refresh, BETWEEN);
  }

  static KeyRefresher start(Runnable refresh, Duration between) {
    var refresher = new KeyRefresher(refresh);
    // The work never throws, so its future is not needed.
    Future<?> unused =
        refresher.thread.scheduleWithFixedDelay(
            refresher::survive, between.toMillis(), between.toMillis(), TimeUnit.MILLISECONDS);
    return refresher;
  }

  private void survive() {
    try {
      refresh.run();
      storeIsDown = false;
    } catch (StoreUnavailable down) {
      if (!storeIsDown) {
        LOG.warn("Keys stay as they are until the store is available: {}", down.getMessage());
      }
      storeIsDown = true;
    } catch (RuntimeException failure) {
      LOG.error("Refreshing the keys failed", failure);
    }
  }

  /** Stops after the work in progress. */
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

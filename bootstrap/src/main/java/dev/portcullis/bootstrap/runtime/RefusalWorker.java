package dev.portcullis.bootstrap.runtime;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.in.login.RecordRefusals;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records counted refusals of administrative calls every minute, and when it is closed. */
public final class RefusalWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalWorker.class);

  private final RecordRefusals recordRefusals;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("refusals").factory());

  private RefusalWorker(RecordRefusals recordRefusals) {
    this.recordRefusals = recordRefusals;
  }

  public static RefusalWorker start(RecordRefusals recordRefusals) {
    var worker = new RefusalWorker(recordRefusals);
    // Recording never throws, so its future is not needed.
    Future<?> unused =
        worker.thread.scheduleWithFixedDelay(() -> worker.record(false), 1, 1, TimeUnit.MINUTES);
    return worker;
  }

  private void record(boolean isLast) {
    try {
      recordRefusals.record(new RecordRefusals.Command(isLast));
    } catch (StoreUnavailable down) {
      // They are recorded later.
    } catch (RuntimeException bug) {
      LOG.error("Recording refusals failed unexpectedly", bug);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    record(true);
  }
}

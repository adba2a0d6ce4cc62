package dev.portcullis.bootstrap.runtime;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.in.emaillink.DeliverMail;
import dev.portcullis.application.port.in.emaillink.DeliverMail.Result;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends queued mails that are due. Several threads poll the outbox, so that slow mail server
 * doesn't delay other mails.
 */
public final class MailWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MailWorker.class);
  private static final int THREADS = 4;
  private static final long MILLIS_BETWEEN_LOOKS = 500;
  private static final long STOP_SECONDS = 5;

  private final DeliverMail deliverMail;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("mail-", 1).factory());
  private volatile boolean storeIsDown;

  private MailWorker(DeliverMail deliverMail) {
    this.deliverMail = deliverMail;
  }

  public static MailWorker start(DeliverMail deliverMail) {
    var worker = new MailWorker(deliverMail);
    for (int thread = 0; thread < THREADS; thread++) {
      // A poll never throws, so its future is not needed.
      Future<?> unused =
          worker.threads.scheduleWithFixedDelay(
              worker::look,
              // Delayed, so that polling doesn't slow down the start of the server.
              MILLIS_BETWEEN_LOOKS + thread * MILLIS_BETWEEN_LOOKS / THREADS,
              MILLIS_BETWEEN_LOOKS,
              TimeUnit.MILLISECONDS);
    }
    return worker;
  }

  private void look() {
    try {
      while (!threads.isShutdown() && isMoreToDo(deliverMail.deliverNext())) {}
      storeIsDown = false;
    } catch (StoreUnavailable down) {
      if (!storeIsDown) {
        LOG.warn("No mail is sent until the store is available again: {}", down.getMessage());
      }
      storeIsDown = true;
    } catch (RuntimeException bug) {
      LOG.error("Sending queued mail failed unexpectedly", bug);
    }
  }

  private static boolean isMoreToDo(Result result) {
    return switch (result) {
      case Result.NothingDue none -> false;
      case Result.DealtWith done -> true;
      case Result.Postponed later -> {
        LOG.warn("A mail waits until {}: {}", later.due(), later.problem());
        yield true;
      }
      case Result.GivenUp lost -> {
        LOG.error("A mail is given up: {}", lost.problem());
        yield true;
      }
    };
  }

  /**
   * Stops polling, and waits for mails that are being sent. A delivery that takes longer than five
   * seconds is interrupted, and its mail stays in the outbox.
   */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
        if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
          LOG.warn("The delivery of a mail didn't stop when it was interrupted");
        }
      }
    } catch (InterruptedException hurry) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

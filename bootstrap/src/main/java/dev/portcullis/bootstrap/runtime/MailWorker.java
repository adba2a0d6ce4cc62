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
 * Looks for mails, and sends all that are due. Several threads do so by turns: one that waits for a
 * slow mail server keeps no other mail waiting.
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
      // A look never throws, so there is nothing to learn from the future.
      Future<?> unused =
          worker.threads.scheduleWithFixedDelay(
              worker::look,
              // Not at once: whoever starts a server waits for other things.
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
        LOG.warn("The outbox can't be read until the store is back: {}", down.getMessage());
      }
      storeIsDown = true;
    } catch (RuntimeException bug) {
      LOG.error("The outbox can't be worked on", bug);
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
   * Looks no more, and lets the mails that are being sent go out. One that takes too long is broken
   * off and stays in the outbox.
   */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
        if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
          LOG.warn("A mail can't be broken off");
        }
      }
    } catch (InterruptedException hurry) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

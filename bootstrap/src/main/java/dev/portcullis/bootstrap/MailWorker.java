package dev.portcullis.bootstrap;

import dev.portcullis.application.port.in.DeliverMail;
import dev.portcullis.application.port.in.DeliverMail.Result;
import dev.portcullis.application.port.out.StoreUnavailable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for letters twice a second, and sends all that are due, one after the other. */
final class MailWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MailWorker.class);
  private static final long MILLIS_BETWEEN_LOOKS = 500;
  private static final long STOP_SECONDS = 5;

  private final DeliverMail deliverMail;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("mail").factory());

  private MailWorker(DeliverMail deliverMail) {
    this.deliverMail = deliverMail;
  }

  static MailWorker start(DeliverMail deliverMail) {
    var worker = new MailWorker(deliverMail);
    // A look never throws, so there is nothing to learn from the future.
    Future<?> unused =
        worker.thread.scheduleWithFixedDelay(
            worker::look, 0, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    return worker;
  }

  private void look() {
    try {
      while (!thread.isShutdown() && isMoreToDo(deliverMail.deliverNext())) {}
    } catch (StoreUnavailable down) {
      LOG.warn("The outbox can't be read: {}", down.getMessage());
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

  /** Looks no more, and lets the mail that is being sent go out. */
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

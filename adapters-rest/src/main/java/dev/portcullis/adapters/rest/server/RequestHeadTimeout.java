package dev.portcullis.adapters.rest.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends connections on which the head of the next request doesn't come in time. Jetty itself ends
 * those alone that are silent, so that a byte now and then would keep one for days.
 */
public final class RequestHeadTimeout extends AbstractLifeCycle {
  private static final int LOOKS_A_PATIENCE = 4;

  private final Connector connector;
  private final Duration patience;
  private Map<EndPoint, Wait> waits = new HashMap<>();
  private volatile boolean looking;

  /** Waits for heads on {@code connector} for {@code patience}, and up to a quarter more. */
  public RequestHeadTimeout(Connector connector, Duration patience) {
    this.connector = connector;
    this.patience = patience;
  }

  /** For the request after so many others. */
  private record Wait(long requests, long begin) {}

  @Override
  protected void doStart() {
    looking = true;
    lookLater();
  }

  @Override
  protected void doStop() {
    looking = false;
  }

  private void lookLater() {
    Scheduler.Task unused =
        connector
            .getScheduler()
            .schedule(this::look, patience.toMillis() / LOOKS_A_PATIENCE, TimeUnit.MILLISECONDS);
  }

  /** One look at a time. */
  private void look() {
    if (!looking) {
      return;
    }
    Map<EndPoint, Wait> going = new HashMap<>();
    for (EndPoint endPoint : connector.getConnectedEndPoints()) {
      // An internal class, but nothing else knows which part of a request is awaited.
      if (endPoint.getConnection() instanceof HttpConnection http
          && http.getParser().inHeaderState()) {
        wait(endPoint, http.getMessagesIn(), going);
      }
    }
    waits = going;
    lookLater();
  }

  private void wait(EndPoint endPoint, long requests, Map<EndPoint, Wait> going) {
    long now = System.nanoTime();
    Wait before = waits.get(endPoint);
    if (before == null || before.requests() != requests) {
      going.put(endPoint, new Wait(requests, now));
    } else if (now - before.begin() <= patience.toNanos()) {
      going.put(endPoint, before);
    } else {
      endPoint.close();
    }
  }
}

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
  private static final int CHECKS_PER_TIMEOUT = 4;

  private final Connector connector;
  private final Duration timeout;
  private Map<EndPoint, Wait> waits = new HashMap<>();
  private volatile boolean running;

  /** Waits for heads on {@code connector} for {@code timeout}, and up to a quarter more. */
  public RequestHeadTimeout(Connector connector, Duration timeout) {
    this.connector = connector;
    this.timeout = timeout;
  }

  /** For the request after so many others. */
  private record Wait(long requests, long begin) {}

  @Override
  protected void doStart() {
    running = true;
    checkLater();
  }

  @Override
  protected void doStop() {
    running = false;
  }

  private void checkLater() {
    Scheduler.Task unused =
        connector
            .getScheduler()
            .schedule(
                this::endSlowConnections,
                timeout.toMillis() / CHECKS_PER_TIMEOUT,
                TimeUnit.MILLISECONDS);
  }

  /** Runs one at a time. */
  private void endSlowConnections() {
    if (!running) {
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
    checkLater();
  }

  private void wait(EndPoint endPoint, long requests, Map<EndPoint, Wait> going) {
    long now = System.nanoTime();
    Wait before = waits.get(endPoint);
    if (before == null || before.requests() != requests) {
      going.put(endPoint, new Wait(requests, now));
    } else if (now - before.begin() <= timeout.toNanos()) {
      going.put(endPoint, before);
    } else {
      endPoint.close();
    }
  }
}

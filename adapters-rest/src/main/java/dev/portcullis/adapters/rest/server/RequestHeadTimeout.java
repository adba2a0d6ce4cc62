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
 * Closes connections on which the head of the next request isn't complete in time. Jetty itself
 * closes only idle connections, so a byte now and then would keep one open for days.
 */
public final class RequestHeadTimeout extends AbstractLifeCycle {
  private static final int CHECKS_PER_TIMEOUT = 4;

  private final Connector connector;
  private final Duration timeout;
  private Map<EndPoint, Wait> waits = new HashMap<>();
  private volatile boolean running;

  /** Waits for heads on {@code connector} for {@code timeout}, and up to a quarter longer. */
  public RequestHeadTimeout(Connector connector, Duration timeout) {
    this.connector = connector;
    this.timeout = timeout;
  }

  /** The wait for the request that follows {@code requests} others. */
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

  /** Runs in one thread at a time. */
  private void endSlowConnections() {
    if (!running) {
      return;
    }
    Map<EndPoint, Wait> going = new HashMap<>();
    for (EndPoint endPoint : connector.getConnectedEndPoints()) {
      // An internal class of Jetty, but no public one tells which part of a request is awaited.
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

package dev.portcullis.adapters.grpc.call;

import dev.portcullis.application.port.in.operation.EdgeLimits;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends calls whose single message isn't complete in time, even if a byte arrives now and then.
 * Calls with several messages have no time limit.
 */
public final class SlowRequestInterceptor implements ServerInterceptor, AutoCloseable {
  /**
   * Default limits. A client that keeps its channel for the next call doesn't notice when the
   * server closes an idle connection.
   */
  public static final Limits USUAL = new Limits(EdgeLimits.REQUEST_TIMEOUT, Duration.ofMinutes(5));

  private static final Logger LOG = LoggerFactory.getLogger(SlowRequestInterceptor.class);

  /** One check for all calls costs less than a timer for each call, which rarely fires. */
  private static final int CHECKS_PER_TIMEOUT = 4;

  private final Duration forMessages;
  private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService checks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("grpc-slow-requests").factory());

  /** Waits for messages for {@code forMessages}, and up to a quarter longer. */
  public SlowRequestInterceptor(Duration forMessages) {
    this.forMessages = forMessages;
    long between = forMessages.toNanos() / CHECKS_PER_TIMEOUT;
    Future<?> unused =
        checks.scheduleWithFixedDelay(this::endSlowCalls, between, between, TimeUnit.NANOSECONDS);
  }

  /**
   * Time limits of clients.
   *
   * @param forMessages the maximum time from the start of a call to the end of its message
   * @param forCalls the maximum time that a connection may have no call
   */
  public record Limits(Duration forMessages, Duration forCalls) {}

  /** A call whose message is awaited; compared by identity. */
  private static final class Wait {
    private final ServerCall<?, ?> call;
    private final long begin = System.nanoTime();

    Wait(ServerCall<?, ?> call) {
      this.call = call;
    }

    boolean isLongerThan(Duration limit, long now) {
      return now - begin > limit.toNanos();
    }
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    ServerCall.Listener<Q> listener = next.startCall(call, headers);
    if (!call.getMethodDescriptor().getType().clientSendsOneMessage()) {
      return listener;
    }
    var wait = new Wait(call);
    waits.add(wait);
    return new SimpleForwardingServerCallListener<>(listener) {
      @Override
      public void onHalfClose() {
        // A message that arrives too late is dropped: its call has ended.
        if (waits.remove(wait)) {
          super.onHalfClose();
        }
      }

      @Override
      public void onCancel() {
        waits.remove(wait);
        super.onCancel();
      }
    };
  }

  private void endSlowCalls() {
    long now = System.nanoTime();
    List<Wait> over = waits.stream().filter(wait -> wait.isLongerThan(forMessages, now)).toList();
    over.stream().filter(waits::remove).forEach(wait -> end(wait.call));
  }

  private static void end(ServerCall<?, ?> call) {
    try {
      GrpcErrors.close(call, GrpcErrors.tooSlow());
    } catch (RuntimeException endedMeanwhile) {
      // An exception would stop the schedule.
      LOG.debug("A slow call had ended already", endedMeanwhile);
    }
  }

  @Override
  public void close() {
    checks.shutdownNow();
  }
}

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
 * Ends calls whose one message doesn't come in time: a byte now and then is not enough. Calls of
 * many messages may take as long as they like.
 */
public final class SlowRequestInterceptor implements ServerInterceptor, AutoCloseable {
  /** Clients that keep a channel for their next call don't notice that it ends. */
  public static final Limits USUAL = new Limits(EdgeLimits.REQUEST_TIMEOUT, Duration.ofMinutes(5));

  private static final Logger LOG = LoggerFactory.getLogger(SlowRequestInterceptor.class);

  /** One check for all calls costs less than a timer for each, which hardly ever fires. */
  private static final int CHECKS_PER_TIMEOUT = 4;

  private final Duration forMessages;
  private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService checks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("grpc-slow-requests").factory());

  /** Waits for messages that long, and up to a quarter more. */
  public SlowRequestInterceptor(Duration forMessages) {
    this.forMessages = forMessages;
    long between = forMessages.toNanos() / CHECKS_PER_TIMEOUT;
    Future<?> unused =
        checks.scheduleWithFixedDelay(this::endSlowCalls, between, between, TimeUnit.NANOSECONDS);
  }

  /**
   * How long clients may take.
   *
   * @param forMessages from the beginning of a call to the end of its message
   * @param forCalls how long a connection may be without any call
   */
  public record Limits(Duration forMessages, Duration forCalls) {}

  /** A call whose message is awaited; each is a thing of its own. */
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
        // A message that comes too late is dropped: its call has ended.
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
      // An exception would end the schedule.
      LOG.debug("A slow call has ended by itself", endedMeanwhile);
    }
  }

  @Override
  public void close() {
    checks.shutdownNow();
  }
}

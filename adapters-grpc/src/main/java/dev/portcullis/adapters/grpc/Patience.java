package dev.portcullis.adapters.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends calls whose one message doesn't come in time: a byte now and then is not enough. Calls of
 * many messages may take as long as they like.
 */
final class Patience implements ServerInterceptor, AutoCloseable {
  /** Clients that keep a channel for their next call don't notice that it ends. */
  static final Limits USUAL = new Limits(Duration.ofSeconds(30), Duration.ofMinutes(5));

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

  private final Duration forMessages;
  private final ScheduledThreadPoolExecutor alarms =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("grpc-patience").factory());

  /** Waits for messages that long. */
  Patience(Duration forMessages) {
    this.forMessages = forMessages;
    alarms.setRemoveOnCancelPolicy(true);
  }

  /**
   * How long clients may take.
   *
   * @param forMessages from the beginning of a call to the end of its message
   * @param forCalls how long a connection may be without any call
   */
  record Limits(Duration forMessages, Duration forCalls) {}

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    ServerCall.Listener<Q> listener = next.startCall(call, headers);
    if (!call.getMethodDescriptor().getType().clientSendsOneMessage()) {
      return listener;
    }
    Future<?> alarm = alarms.schedule(() -> end(call), forMessages.toNanos(), TimeUnit.NANOSECONDS);
    return new SimpleForwardingServerCallListener<>(listener) {
      @Override
      public void onHalfClose() {
        // Whoever comes too late is not heard: the call has an end.
        if (alarm.cancel(false)) {
          super.onHalfClose();
        }
      }

      @Override
      public void onCancel() {
        alarm.cancel(false);
        super.onCancel();
      }
    };
  }

  private static void end(ServerCall<?, ?> call) {
    try {
      GrpcErrors.close(call, GrpcErrors.tooSlow());
    } catch (IllegalStateException endedMeanwhile) {
      LOG.debug("A slow call has ended by itself", endedMeanwhile);
    }
  }

  @Override
  public void close() {
    alarms.shutdownNow();
  }
}

package dev.portcullis.adapters.grpc.call;

import dev.portcullis.application.failure.RequestCancellation;
import io.grpc.Context;
import io.grpc.Context.CancellationListener;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import org.slf4j.MDC;

/**
 * Ends a call whose handling throws with the status from {@link GrpcErrors}, instead of gRPC's
 * UNKNOWN. Cancels the request when the client cancels or the deadline passes, so that queued work
 * is dropped. Must be nested within {@link CallInterceptor}.
 */
public final class ErrorMappingInterceptor implements ServerInterceptor {
  private static final Executor DIRECTLY = Runnable::run;

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      // The message is complete: gRPC runs the method of the service here.
      @Override
      public void onHalfClose() {
        try (var line = MDC.putCloseable(CallLog.KEY, CallContext.current().requestId().value())) {
          cancellably(super::onHalfClose);
        } catch (RuntimeException failure) {
          GrpcErrors.close(call, GrpcErrors.thrown(failure));
        }
      }
    };
  }

  private static void cancellably(Runnable handling) {
    Context context = Context.current();
    if (context.isCancelled()) {
      throw new CancellationException("the client has cancelled the call");
    }
    var cancellation = new RequestCancellation();
    CancellationListener listener = cancelled -> cancellation.cancel();
    context.addListener(listener, DIRECTLY);
    try {
      cancellation.during(handling);
    } finally {
      context.removeListener(listener);
    }
  }
}

package dev.portcullis.adapters.grpc.call;

import io.grpc.Context;
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
 * UNKNOWN. Interrupts the call's thread when the client cancels or the deadline passes, so that
 * queued work is dropped. Must be nested within {@link CallInterceptor}.
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
          interruptibly(super::onHalfClose);
        } catch (RuntimeException failure) {
          GrpcErrors.close(call, GrpcErrors.thrown(failure));
        }
      }
    };
  }

  private static void interruptibly(Runnable work) {
    Context context = Context.current();
    if (context.isCancelled()) {
      throw new CancellationException("the client has cancelled the call");
    }
    var interruption = new Interruption(Thread.currentThread());
    context.addListener(interruption, DIRECTLY);
    try {
      work.run();
    } finally {
      context.removeListener(interruption);
      interruption.end();
    }
  }

  /**
   * Interrupts the thread of a call, and only of that call, when the call is cancelled while it is
   * handled.
   */
  private static final class Interruption implements Context.CancellationListener {
    private final Thread thread;
    private boolean ended;

    Interruption(Thread thread) {
      this.thread = thread;
    }

    @Override
    public synchronized void cancelled(Context context) {
      if (!ended) {
        thread.interrupt();
      }
    }

    synchronized void end() {
      ended = true;
    }
  }
}

package dev.portcullis.adapters.grpc.call;

import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Runs what answers one call, and turns whatever goes wrong into a status. */
public final class UnaryCalls {
  private static final Executor DIRECTLY = Runnable::run;

  private UnaryCalls() {}

  /**
   * Answers with what {@code work} returns. When the client leaves or its deadline passes, the
   * thread is interrupted, so that work that waits in a line is dropped.
   */
  public static <A> void answer(StreamObserver<A> observer, Supplier<A> work) {
    try (var line = MDC.putCloseable(CallLog.KEY, CallContext.current().requestId().value())) {
      A answer = interruptibly(work);
      observer.onNext(answer);
      observer.onCompleted();
    } catch (RuntimeException failure) {
      observer.onError(GrpcErrors.of(failure));
    }
  }

  private static <A> A interruptibly(Supplier<A> work) {
    Context context = Context.current();
    if (context.isCancelled()) {
      throw new CancellationException("nobody waits for the answer");
    }
    var interruption = new Interruption(Thread.currentThread());
    context.addListener(interruption, DIRECTLY);
    try {
      return work.get();
    } finally {
      context.removeListener(interruption);
      interruption.end();
    }
  }

  /** Interrupts a call's thread, its own alone, when the call is cancelled before it is handled. */
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

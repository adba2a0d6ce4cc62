package dev.portcullis.adapters.grpc.call;

import dev.portcullis.domain.network.TrustedProxies;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Gives every call its {@link CallContext}, returns its request id to the client, and logs it. */
public final class CallInterceptor implements ServerInterceptor {
  private final Clients clients;

  public CallInterceptor(TrustedProxies proxies) {
    this.clients = new Clients(proxies);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    CallContext context = CallContext.of(call, headers, clients);
    var log =
        new CallLog(call.getMethodDescriptor().getFullMethodName(), context.requestId().value());
    var logged =
        new SimpleForwardingServerCall<Q, A>(call) {
          private boolean headersSent;

          @Override
          public void sendHeaders(Metadata answer) {
            headersSent = true;
            answer.merge(context.answer());
            answer.put(CallContext.REQUEST_ID, context.requestId().value());
            super.sendHeaders(answer);
          }

          @Override
          public void close(Status status, Metadata trailers) {
            if (!headersSent) {
              trailers.put(CallContext.REQUEST_ID, context.requestId().value());
            }
            log.end(status);
            super.close(status, trailers);
          }
        };
    Context inside = Context.current().withValue(CallContext.KEY, context);
    return new SimpleForwardingServerCallListener<>(
        Contexts.interceptCall(inside, logged, headers, next)) {
      @Override
      public void onCancel() {
        log.end(Status.CANCELLED);
        super.onCancel();
      }
    };
  }
}

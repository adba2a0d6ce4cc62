package dev.portcullis.adapters.grpc.call;

import dev.portcullis.adapters.grpc.call.ParsedMessage.Accepted;
import dev.portcullis.adapters.grpc.call.ParsedMessage.Rejected;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;

/**
 * Limits the messages of calls to 64 KiB each, decompressed. A message that is longer or malformed
 * ends its call with a status that says so. Without this class, gRPC would answer UNKNOWN and log a
 * stack trace.
 */
public final class RequestLimits {
  private RequestLimits() {}

  /** Returns {@code service} with the limits before it. */
  public static ServerServiceDefinition before(ServerServiceDefinition service) {
    ServiceDescriptor original = service.getServiceDescriptor();
    var descriptor =
        ServiceDescriptor.newBuilder(original.getName())
            .setSchemaDescriptor(original.getSchemaDescriptor());
    var methods = service.getMethods().stream().map(RequestLimits::before).toList();
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    var behind = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(behind::addMethod);
    return behind.build();
  }

  private static <Q, A> ServerMethodDefinition<ParsedMessage<Q>, A> before(
      ServerMethodDefinition<Q, A> method) {
    MethodDescriptor<Q, A> original = method.getMethodDescriptor();
    return ServerMethodDefinition.create(
        original.toBuilder(
                new NonThrowingMarshaller<>(original.getRequestMarshaller()),
                original.getResponseMarshaller())
            .build(),
        new Handler<>(original, method.getServerCallHandler()));
  }

  private record Handler<Q, A>(MethodDescriptor<Q, A> original, ServerCallHandler<Q, A> next)
      implements ServerCallHandler<ParsedMessage<Q>, A> {
    @Override
    public ServerCall.Listener<ParsedMessage<Q>> startCall(
        ServerCall<ParsedMessage<Q>, A> call, Metadata headers) {
      return new Listener<>(call, next.startCall(as(original, call), headers));
    }
  }

  /** Returns the call with its original descriptor. */
  @SuppressWarnings("unchecked") // a call knows the type of its messages only by its descriptor
  private static <Q, A> ServerCall<Q, A> as(
      MethodDescriptor<Q, A> original, ServerCall<?, A> call) {
    return new SimpleForwardingServerCall<>((ServerCall<Q, A>) call) {
      @Override
      public MethodDescriptor<Q, A> getMethodDescriptor() {
        return original;
      }
    };
  }

  /** Passes valid messages on; the first invalid one ends the call. */
  private static final class Listener<Q> extends ServerCall.Listener<ParsedMessage<Q>> {
    private final ServerCall<?, ?> call;
    private final ServerCall.Listener<Q> next;
    private boolean refused;

    Listener(ServerCall<?, ?> call, ServerCall.Listener<Q> next) {
      this.call = call;
      this.next = next;
    }

    @Override
    public void onMessage(ParsedMessage<Q> message) {
      if (refused) {
        return;
      }
      switch (message) {
        case Accepted<Q> accepted -> next.onMessage(accepted.message());
        case Rejected<Q> rejected -> {
          refused = true;
          GrpcErrors.close(call, rejected.failure());
        }
      }
    }

    @Override
    public void onHalfClose() {
      if (!refused) {
        next.onHalfClose();
      }
    }

    @Override
    public void onCancel() {
      next.onCancel();
    }

    @Override
    public void onComplete() {
      next.onComplete();
    }

    @Override
    public void onReady() {
      next.onReady();
    }
  }
}

package dev.portcullis.adapters.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes in the messages of calls: at most 64 KiB each, unpacked. One that is longer or can't be
 * read ends its call with a status that says so; gRPC itself would call it an unknown failure, and
 * log a stack trace.
 */
final class Intake implements ServerInterceptor {
  static final int MAX_MESSAGE_BYTES = 64 * 1024;

  private Intake() {}

  /** The same service, behind an intake. */
  static ServerServiceDefinition before(ServerServiceDefinition service) {
    return ServerInterceptors.intercept(
        ServerInterceptors.useInputStreamMessages(service), new Intake());
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      private boolean refused;

      @Override
      public void onMessage(Q message) {
        if (refused) {
          return;
        }
        try {
          requireSound((InputStream) message);
          super.onMessage(message);
        } catch (StatusRuntimeException failure) {
          refused = true;
          GrpcErrors.close(call, isUnreadable(failure) ? GrpcErrors.unreadable() : failure);
        }
      }

      @Override
      public void onHalfClose() {
        if (!refused) {
          super.onHalfClose();
        }
      }
    };
  }

  /** Looks through the message, and leaves it where it begins. */
  private static void requireSound(InputStream message) {
    try {
      message.mark(MAX_MESSAGE_BYTES + 1);
      if (message.readNBytes(MAX_MESSAGE_BYTES + 1).length > MAX_MESSAGE_BYTES) {
        throw GrpcErrors.tooLong();
      }
      message.reset();
    } catch (IOException badlyPacked) {
      throw GrpcErrors.unreadable();
    }
  }

  private static boolean isUnreadable(StatusRuntimeException failure) {
    return failure.getCause() instanceof InvalidProtocolBufferException;
  }
}

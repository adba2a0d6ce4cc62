package dev.portcullis.adapters.grpc.call;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.portcullis.adapters.grpc.call.ParsedMessage.Accepted;
import dev.portcullis.adapters.grpc.call.ParsedMessage.Rejected;
import dev.portcullis.application.port.in.operation.EdgeLimits;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Marshaller that parses messages up to the limit of {@link EdgeLimits}. It returns errors instead
 * of throwing them, because gRPC would log an exception.
 *
 * @param messages parses messages within the limit
 */
record NonThrowingMarshaller<Q>(Marshaller<Q> messages) implements Marshaller<ParsedMessage<Q>> {
  @Override
  public ParsedMessage<Q> parse(InputStream stream) {
    try {
      return stream instanceof KnownLength ? read(stream, stream.available()) : unpack(stream);
    } catch (StatusRuntimeException failure) {
      return new Rejected<>(isUnreadable(failure) ? GrpcErrors.unreadable() : failure);
    } catch (IOException badlyPacked) {
      return new Rejected<>(GrpcErrors.unreadable());
    }
  }

  /**
   * Reads a compressed message: its length is known only at the end, so at most one byte beyond the
   * limit is read.
   */
  private ParsedMessage<Q> unpack(InputStream packed) throws IOException {
    byte[] bytes = packed.readNBytes(EdgeLimits.MAX_BODY_BYTES + 1);
    return read(new ByteArrayInputStream(bytes), bytes.length);
  }

  private ParsedMessage<Q> read(InputStream stream, int length) {
    return length > EdgeLimits.MAX_BODY_BYTES
        ? new Rejected<>(GrpcErrors.tooLong())
        : new Accepted<>(messages.parse(stream));
  }

  private static boolean isUnreadable(StatusRuntimeException failure) {
    return failure.getCause() instanceof InvalidProtocolBufferException;
  }

  @Override
  public InputStream stream(ParsedMessage<Q> message) {
    throw new UnsupportedOperationException("a parsed request can't be sent");
  }
}

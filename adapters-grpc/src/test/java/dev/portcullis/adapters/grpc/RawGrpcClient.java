package dev.portcullis.adapters.grpc;

import static io.grpc.MethodDescriptor.MethodType.UNARY;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.portcullis.adapters.grpc.call.CallContext;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** Client that sends raw bytes as messages, so that a test can send malformed ones. */
public record RawGrpcClient(Channel channel, CallOptions options) {
  public static final String REQUEST_ID = "excalibur-1";

  private static final MethodDescriptor.Marshaller<byte[]> BYTES =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] bytes) {
          return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream stream) {
          try {
            return stream.readAllBytes();
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        }
      };

  /** Returns a client whose calls have the request id {@link #REQUEST_ID}. */
  public static RawGrpcClient on(Channel channel) {
    var headers = new Metadata();
    headers.put(CallContext.REQUEST_ID, REQUEST_ID);
    return new RawGrpcClient(
        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)),
        CallOptions.DEFAULT);
  }

  public RawGrpcClient packed() {
    return new RawGrpcClient(channel, options.withCompression("gzip"));
  }

  public byte[] call(String method, byte[] message) {
    var descriptor =
        MethodDescriptor.<byte[], byte[]>newBuilder(BYTES, BYTES)
            .setType(UNARY)
            .setFullMethodName(method)
            .build();
    return ClientCalls.blockingUnaryCall(channel, descriptor, options, message);
  }

  /** Makes a call that must fail, and returns its failure. */
  public StatusRuntimeException failure(String method, byte[] message) {
    try {
      call(method, message);
    } catch (StatusRuntimeException failure) {
      return failure;
    }
    throw new AssertionError(method + " did not fail");
  }

  /** Returns the detail of that type, if the failure has one. */
  public static <M extends Message> Optional<M> detail(
      StatusRuntimeException failure, Class<M> type) {
    var status =
        StatusProto.fromStatusAndTrailers(
            failure.getStatus(), Objects.requireNonNull(failure.getTrailers()));
    return status.getDetailsList().stream()
        .filter(detail -> detail.is(type))
        .map(detail -> unpack(detail, type))
        .findFirst();
  }

  private static <M extends Message> M unpack(Any detail, Class<M> type) {
    try {
      return detail.unpack(type);
    } catch (InvalidProtocolBufferException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

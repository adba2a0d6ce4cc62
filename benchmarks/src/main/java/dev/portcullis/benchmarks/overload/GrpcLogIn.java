package dev.portcullis.benchmarks.overload;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.portcullis.benchmarks.load.WrongAnswer;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.LoginRequest;
import dev.portcullis.proto.v1.LoginResponse;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Log-in over gRPC; a refused client gets {@code RESOURCE_EXHAUSTED} with {@code RetryInfo}.
 *
 * @param channel the channel, which clients may share
 * @param end called when this client is closed
 */
record GrpcLogIn(Channel channel, Supplier<LoginRequest> requests, Runnable end) implements LogIn {
  @Override
  public boolean isLetIn() {
    try {
      LoginResponse answer = AuthServiceGrpc.newBlockingStub(channel).login(requests.get());
      if (answer.getAccessToken().isEmpty()) {
        throw new WrongAnswer(answer.toString());
      }
      return true;
    } catch (StatusRuntimeException refusal) {
      if (isOverload(refusal)) {
        return false;
      }
      throw new WrongAnswer(refusal + ", " + details(refusal));
    }
  }

  private static boolean isOverload(StatusRuntimeException refusal) {
    return refusal.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED
        && detail(refusal, ErrorInfo.class)
            .filter(info -> info.getReason().equals(OVERLOAD))
            .isPresent()
        && detail(refusal, RetryInfo.class)
            .filter(retry -> retry.getRetryDelay().getSeconds() > 0)
            .isPresent();
  }

  private static <T extends Message> Optional<T> detail(
      StatusRuntimeException refusal, Class<T> type) {
    return details(refusal).stream()
        .filter(detail -> detail.is(type))
        .findFirst()
        .map(detail -> unpacked(detail, type));
  }

  private static List<Any> details(StatusRuntimeException refusal) {
    return StatusProto.fromStatusAndTrailers(refusal.getStatus(), refusal.getTrailers())
        .getDetailsList();
  }

  private static <T extends Message> T unpacked(Any detail, Class<T> type) {
    try {
      return detail.unpack(type);
    } catch (InvalidProtocolBufferException garbled) {
      throw new IllegalStateException(garbled);
    }
  }

  @Override
  public void close() {
    end.run();
  }
}

package dev.portcullis.faults;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.GetCurrentUserRequest;
import dev.portcullis.proto.v1.LoginRequest;
import dev.portcullis.proto.v1.RegisterRequest;
import dev.portcullis.proto.v1.UpdateCurrentUserRequest;
import dev.portcullis.proto.v1.UserServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Client over gRPC. */
final class GrpcProtocolClient implements ProtocolClient {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel channel;

  GrpcProtocolClient(int port) {
    this.channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  @Override
  public CallOutcome register(String email, String password) {
    var request = RegisterRequest.newBuilder().setEmail(email).setPassword(password).build();
    return reply(() -> auth().register(request).getUser().getEmail());
  }

  @Override
  public CallOutcome logIn(String email, String password) {
    var request = LoginRequest.newBuilder().setUsername(email).setPassword(password).build();
    return reply(() -> auth().login(request).getAccessToken());
  }

  @Override
  public CallOutcome changePassword(String token, String password) {
    var request = UpdateCurrentUserRequest.newBuilder().setPassword(password).build();
    return reply(() -> users(token).updateCurrentUser(request).getUser().getEmail());
  }

  @Override
  public CallOutcome me(String token) {
    var request = GetCurrentUserRequest.getDefaultInstance();
    return reply(() -> users(token).getCurrentUser(request).getUser().getEmail());
  }

  private AuthServiceGrpc.AuthServiceBlockingStub auth() {
    return AuthServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  private UserServiceGrpc.UserServiceBlockingStub users(String token) {
    var headers = new Metadata();
    headers.put(AUTHORIZATION, "Bearer " + token);
    return UserServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private static CallOutcome reply(Supplier<String> call) {
    try {
      return new CallOutcome.Done(call.get());
    } catch (StatusRuntimeException failure) {
      return reply(failure);
    }
  }

  /** A status from the server has details; a status from the client library has none. */
  private static CallOutcome reply(StatusRuntimeException failure) {
    List<Any> details =
        StatusProto.fromStatusAndTrailers(failure.getStatus(), failure.getTrailers())
            .getDetailsList();
    Status.Code code = failure.getStatus().getCode();
    if (code == Status.Code.UNAVAILABLE && details.isEmpty()) {
      return new CallOutcome.Lost();
    }
    if (code == Status.Code.UNAVAILABLE || code == Status.Code.RESOURCE_EXHAUSTED) {
      if (details.stream().anyMatch(detail -> detail.is(RetryInfo.class))) {
        return new CallOutcome.Later();
      }
      throw new AssertionError("the answer has no RetryInfo", failure);
    }
    return details.stream()
        .filter(detail -> detail.is(ErrorInfo.class))
        .map(GrpcProtocolClient::reason)
        .filter(reason -> !reason.equals("INTERNAL_ERROR"))
        .findFirst()
        .<CallOutcome>map(CallOutcome.Refused::new)
        .orElseThrow(() -> new AssertionError(failure));
  }

  private static String reason(Any detail) {
    try {
      return detail.unpack(ErrorInfo.class).getReason();
    } catch (InvalidProtocolBufferException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}

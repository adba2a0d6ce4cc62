package dev.portcullis.bootstrap.training;

import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.GetCurrentUserRequest;
import dev.portcullis.proto.v1.LoginRequest;
import dev.portcullis.proto.v1.LogoutRequest;
import dev.portcullis.proto.v1.RegisterRequest;
import dev.portcullis.proto.v1.TokenServiceGrpc;
import dev.portcullis.proto.v1.UserServiceGrpc;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;

/** Typical gRPC calls of a service. */
record GrpcTrainingCalls(int port) {
  private static final String EMAIL = "merlin@camelot.bt";
  private static final String PASSWORD = "stonehenge";
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  /**
   * Calls the server on that local port, where merlin must not be registered yet.
   *
   * @throws IllegalStateException when a response is not the expected one
   */
  void play() {
    var channel =
        Grpc.newChannelBuilderForAddress("127.0.0.1", port, InsecureChannelCredentials.create())
            .build();
    try {
      play(channel);
    } catch (StatusRuntimeException refused) {
      throw new IllegalStateException(refused);
    } finally {
      channel.shutdownNow();
    }
  }

  private static void play(Channel channel) {
    var auth = AuthServiceGrpc.newBlockingStub(channel);
    auth.register(RegisterRequest.newBuilder().setEmail(EMAIL).setPassword(PASSWORD).build());
    var login = LoginRequest.newBuilder().setUsername(EMAIL).setPassword(PASSWORD).build();
    String token = auth.login(login).getAccessToken();
    var metadata = new Metadata();
    metadata.put(AUTHORIZATION, "Bearer " + token);
    var bearing = MetadataUtils.newAttachHeadersInterceptor(metadata);
    var users = UserServiceGrpc.newBlockingStub(channel);
    users.withInterceptors(bearing).getCurrentUser(GetCurrentUserRequest.getDefaultInstance());
    verify(channel, token, true);
    auth.withInterceptors(bearing).logout(LogoutRequest.getDefaultInstance());
    verify(channel, token, false);
    expectUnauthenticated(users);
  }

  private static void verify(Channel channel, String token, boolean active) {
    var request = VerifyTokenRequest.newBuilder().setToken(token).build();
    if (TokenServiceGrpc.newBlockingStub(channel).verifyToken(request).getActive() != active) {
      throw new IllegalStateException("the token should be " + (active ? "active" : "inactive"));
    }
  }

  private static void expectUnauthenticated(UserServiceGrpc.UserServiceBlockingStub users) {
    try {
      users.getCurrentUser(GetCurrentUserRequest.getDefaultInstance());
    } catch (StatusRuntimeException refused) {
      if (refused.getStatus().getCode() == Status.Code.UNAUTHENTICATED) {
        return;
      }
      throw refused;
    }
    throw new IllegalStateException("a call without a token was not rejected");
  }
}

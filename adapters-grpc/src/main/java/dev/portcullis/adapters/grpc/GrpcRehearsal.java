package dev.portcullis.adapters.grpc;

import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.GetCurrentUserRequest;
import dev.portcullis.proto.v1.LoginRequest;
import dev.portcullis.proto.v1.LogoutRequest;
import dev.portcullis.proto.v1.RegisterRequest;
import dev.portcullis.proto.v1.TokenServiceGrpc;
import dev.portcullis.proto.v1.UserServiceGrpc;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** What a service asks by gRPC in the first hour, once, for a JVM that is to learn from it. */
public final class GrpcRehearsal {
  private static final String EMAIL = "merlin@camelot.bt";
  private static final String PASSWORD = "stonehenge";
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private GrpcRehearsal() {}

  /**
   * Asks the server on that port of this machine, in which nobody is called merlin yet.
   *
   * @throws IllegalStateException when anything is not answered as it should be
   */
  public static void play(int port) {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var channel = NettyChannelBuilder.forAddress(address).usePlaintext().build();
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
    refuse(users);
  }

  private static void verify(Channel channel, String token, boolean active) {
    var request = VerifyTokenRequest.newBuilder().setToken(token).build();
    if (TokenServiceGrpc.newBlockingStub(channel).verifyToken(request).getActive() != active) {
      throw new IllegalStateException("the token should be " + (active ? "good" : "over"));
    }
  }

  private static void refuse(UserServiceGrpc.UserServiceBlockingStub users) {
    try {
      users.getCurrentUser(GetCurrentUserRequest.getDefaultInstance());
    } catch (StatusRuntimeException refused) {
      if (refused.getStatus().getCode() == Status.Code.UNAUTHENTICATED) {
        return;
      }
      throw refused;
    }
    throw new IllegalStateException("a call without a token is not refused");
  }
}

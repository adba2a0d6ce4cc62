package dev.portcullis.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.grpc.call.ProtoMapper;
import dev.portcullis.application.memory.ShortLivedTokens;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.proto.v1.TokenServiceGrpc;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import dev.portcullis.proto.v1.VerifyTokenResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** VerifyToken, as internal services call it. */
final class VerifyTokenTest {
  private static VerifyTokenResponse verify(TestGrpcServer server, AccessToken token) {
    return TokenServiceGrpc.newBlockingStub(server.channel)
        .verifyToken(VerifyTokenRequest.newBuilder().setToken(token.value()).build());
  }

  @Test
  void its_expiry_is_its_own_and_not_its_sessions() {
    var options =
        TestGrpcServerOptions.USUAL.with(
            strategy -> new ShortLivedTokens(strategy, Duration.ofMinutes(5)));
    try (var server = new TestGrpcServer(options)) {
      var arthur = server.application.user(TestApplication.ARTHUR);
      AccessToken token = server.application.token(arthur);
      Instant expires = server.clock.instant().plus(Duration.ofMinutes(5));

      assertThat(verify(server, token).getExpireTime()).isEqualTo(ProtoMapper.timestamp(expires));

      server.clock.set(expires);
      assertThat(verify(server, token)).isEqualTo(VerifyTokenResponse.getDefaultInstance());
    }
  }
}

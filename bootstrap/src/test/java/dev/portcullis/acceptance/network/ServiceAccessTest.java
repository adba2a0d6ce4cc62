package dev.portcullis.acceptance.network;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;
import static dev.portcullis.acceptance.ServerUnderTest.newEmail;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.EdgeProtocol;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.proto.v1.TokenServiceGrpc;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Internal services, and what a strict server keeps to itself. */
final class ServiceAccessTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String NEXT = "fedcba9876543210fedcba9876543210";

  private static Map<String, String> strict(Map<String, String> settings) {
    settings.put("PORTCULLIS_PROFILE", "strict");
    settings.put("PORTCULLIS_MAIL_TRANSPORT", "smtp");
    settings.put("PORTCULLIS_MAIL_SMTP_URL", "smtp://localhost:1");
    settings.put("PORTCULLIS_MAIL_FROM", "auth@camelot.bt");
    settings.put("PORTCULLIS_PASSWORD_MIN_LENGTH", "8");
    settings.put("PORTCULLIS_PASSWORD_DENIED", "common");
    return settings;
  }

  private static String token(Portcullis server) {
    String email = newEmail();
    try (Api api = EdgeProtocol.GRPC.connect(server)) {
      api.register(Map.of("email", email, "password", PASSWORD)).value();
      return api.logIn("jwt", Map.of("username", email, "password", PASSWORD)).value();
    }
  }

  private static String basic(String name, String secret) {
    return "Basic "
        + Base64.getEncoder().encodeToString("%s:%s".formatted(name, secret).getBytes(UTF_8));
  }

  /** Verifies {@code token} as the caller with that header; returns "active" or the failure. */
  private static String verify(Portcullis server, String token, String authorization) {
    var metadata = new Metadata();
    if (!authorization.isEmpty()) {
      metadata.put(
          Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
    }
    ManagedChannel channel = channel(server);
    try {
      boolean isActive =
          TokenServiceGrpc.newBlockingStub(channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata))
              .verifyToken(VerifyTokenRequest.newBuilder().setToken(token).build())
              .getActive();
      return isActive ? "active" : "inactive";
    } catch (StatusRuntimeException failure) {
      return failure.getStatus().getCode().name();
    } finally {
      channel.shutdownNow();
    }
  }

  private static ManagedChannel channel(Portcullis server) {
    return NettyChannelBuilder.forAddress("127.0.0.1", server.grpcPort()).usePlaintext().build();
  }

  @Test
  void a_token_is_verified_for_the_services_that_may_where_there_are_services() {
    var settings = TestServers.settings();
    settings.put("PORTCULLIS_SERVICES_BILLING_SECRET", SECRET);
    settings.put("PORTCULLIS_SERVICES_BILLING_NEXT_SECRET", NEXT);
    settings.put("PORTCULLIS_SERVICES_AUDIT_SECRET", SECRET);
    settings.put("PORTCULLIS_SERVICES_AUDIT_MAY", "introspect");
    try (var server = TestServers.start(settings)) {
      String token = token(server);

      assertThat(verify(server, token, basic("billing", SECRET))).isEqualTo("active");
      assertThat(verify(server, token, basic("billing", NEXT))).isEqualTo("active");
      assertThat(verify(server, "nonsense", basic("billing", SECRET))).isEqualTo("inactive");
      assertThat(verify(server, token, basic("audit", SECRET))).isEqualTo("PERMISSION_DENIED");
      for (String wrong :
          List.of("", "Bearer " + token, basic("billing", PASSWORD), basic("nobody", SECRET))) {
        assertThat(verify(server, token, wrong)).as(wrong).isEqualTo("UNAUTHENTICATED");
      }
    }
  }

  @Test
  void without_services_anyone_verifies_tokens_unless_the_profile_is_strict() {
    try (var server = TestServers.start(TestServers.settings())) {
      assertThat(verify(server, token(server), "")).isEqualTo("active");
    }
    try (var server = TestServers.start(strict(TestServers.settings()))) {
      assertThat(verify(server, token(server), "")).isEqualTo("UNAUTHENTICATED");
    }
  }

  @Test
  void a_strict_server_describes_itself_to_no_client() throws Exception {
    try (var server = TestServers.start(strict(TestServers.settings()));
        var client = HttpClient.newHttpClient()) {
      for (String path : List.of("/docs", "/docs/docs.js", "/openapi.json")) {
        var uri = URI.create("http://127.0.0.1:%d%s".formatted(server.httpPort(), path));
        var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(answer.body()).contains("NOT_FOUND");
      }
      assertThat(reflection(server)).isEqualTo(Status.Code.UNIMPLEMENTED);
    }
    try (var server = TestServers.start(TestServers.settings())) {
      assertThat(reflection(server)).isEqualTo(Status.Code.OK);
    }
  }

  private static Status.Code reflection(Portcullis server) throws Exception {
    var end = new CompletableFuture<Status.Code>();
    ManagedChannel channel = channel(server);
    try {
      var requests = ServerReflectionGrpc.newStub(channel).serverReflectionInfo(new End(end));
      requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
      requests.onCompleted();
      return end.get(20, TimeUnit.SECONDS);
    } finally {
      channel.shutdownNow();
    }
  }

  /** Observer of the end of a stream. */
  private record End(CompletableFuture<Status.Code> status)
      implements StreamObserver<ServerReflectionResponse> {
    @Override
    public void onNext(ServerReflectionResponse answer) {}

    @Override
    public void onError(Throwable failure) {
      status.complete(Status.fromThrowable(failure).getCode());
    }

    @Override
    public void onCompleted() {
      status.complete(Status.Code.OK);
    }
  }
}

package com.example.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import dev.portcullis.bootstrap.EmbeddedPortcullis;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.LoginRequest;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrpcApplicationTest {
  @TempDir private Path folder;

  private EmbeddedPortcullis portcullis;
  private Server server;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws IOException {
    portcullis = EmbeddedServer.open(folder);
    server = GrpcApplication.start(portcullis, 0);
    channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
  }

  @AfterEach
  void stop() throws InterruptedException {
    channel.shutdownNow();
    server.shutdownNow().awaitTermination();
    portcullis.close();
  }

  @Test
  void a_service_can_read_the_current_user_and_admit_all_clients() {
    assertThat(greet("notes.Hello", "")).isEqualTo("Hello, you");
    assertThat(greet("notes.Hello", token("jwt", "kay"))).isEqualTo("Hello, kay@camelot.bt");
  }

  @Test
  void a_service_can_require_a_user() {
    assertThat(greet("notes.Notes", "")).isEqualTo("UNAUTHENTICATED");
    assertThat(greet("notes.Notes", token("jwt", "kay"))).isEqualTo("Hello, kay@camelot.bt");
  }

  @Test
  void a_service_can_require_a_verified_user_or_a_superuser() {
    assertThat(greet("notes.Diary", token("jwt", "kay"))).isEqualTo("PERMISSION_DENIED");
    assertThat(greet("notes.Diary", token("jwt", "gawain"))).isEqualTo("Hello, gawain@camelot.bt");
    assertThat(greet("notes.Admin", token("jwt", "gawain"))).isEqualTo("PERMISSION_DENIED");
    assertThat(greet("notes.Admin", token("jwt", "arthur"))).isEqualTo("Hello, arthur@camelot.bt");
  }

  @Test
  void a_service_can_require_one_backend() {
    assertThat(greet("notes.Tool", token("jwt", "kay"))).isEqualTo("UNAUTHENTICATED");
    assertThat(greet("notes.Tool", token("database", "kay"))).isEqualTo("Hello, kay@camelot.bt");
  }

  private String token(String backend, String name) {
    return AuthServiceGrpc.newBlockingStub(channel)
        .login(
            LoginRequest.newBuilder()
                .setBackend(backend)
                .setUsername(name + "@camelot.bt")
                .setPassword(EmbeddedServer.PASSWORD)
                .build())
        .getAccessToken();
  }

  /** Returns the greeting, or the code of the status. */
  private String greet(String service, String token) {
    var headers = new Metadata();
    if (!token.isEmpty()) {
      headers.put(
          Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
    }
    var calling =
        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    try {
      return ClientCalls.blockingUnaryCall(
              calling,
              GrpcApplication.greet(service),
              CallOptions.DEFAULT,
              Empty.getDefaultInstance())
          .getValue();
    } catch (StatusRuntimeException refused) {
      return refused.getStatus().getCode().name();
    }
  }
}

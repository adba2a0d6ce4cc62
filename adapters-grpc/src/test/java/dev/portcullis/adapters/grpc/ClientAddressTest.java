package dev.portcullis.adapters.grpc;

import static dev.portcullis.domain.network.ForwardingHeader.FORWARDED;
import static dev.portcullis.domain.network.ForwardingHeader.X_FORWARDED_FOR;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.domain.network.ForwardingHeader;
import dev.portcullis.domain.network.IpNetwork;
import dev.portcullis.domain.network.TrustedProxies;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.RegisterRequest;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Address of the client of a call, with and without reverse proxies. */
final class ClientAddressTest {
  private static TestGrpcServer trusting(ForwardingHeader header) {
    var loopback = List.of(IpNetwork.parse("127.0.0.0/8"));
    return new TestGrpcServer(
        TestGrpcServerOptions.USUAL.with(new TrustedProxies(loopback, header)));
  }

  /** Registers a user with values of a metadata key, and returns the address in the audit log. */
  private static String recorded(TestGrpcServer server, String name, String... values) {
    var metadata = new Metadata();
    for (String value : values) {
      metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
    }
    var registered =
        AuthServiceGrpc.newBlockingStub(server.channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata))
            .register(
                RegisterRequest.newBuilder()
                    .setEmail(TestData.email().toString())
                    .setPassword(TestApplication.PASSWORD)
                    .build());
    assertThat(registered.hasUser()).isTrue();
    return server
        .storage
        .events()
        .list(Optional.empty(), Optional.empty(), 1)
        .getFirst()
        .client()
        .address();
  }

  @Test
  void the_metadata_of_a_trusted_proxy_tells_the_client() {
    try (var server = trusting(X_FORWARDED_FOR)) {
      assertThat(recorded(server, "x-forwarded-for", "192.0.2.66, 203.0.113.9"))
          .isEqualTo("203.0.113.9");
      assertThat(recorded(server, "X-Forwarded-For", "[2001:db8::7]:4711"))
          .isEqualTo("2001:db8::7");
      assertThat(recorded(server, "forwarded", "for=203.0.113.9")).isEqualTo("127.0.0.1 (proxy)");
    }
    try (var server = trusting(FORWARDED)) {
      assertThat(recorded(server, "forwarded", "for=192.0.2.66, for=\"[2001:db8::7]\""))
          .isEqualTo("2001:db8::7");
      assertThat(recorded(server, "x-forwarded-for", "203.0.113.9")).isEqualTo("127.0.0.1 (proxy)");
    }
  }

  @Test
  void a_client_that_sends_metadata_of_its_own_cannot_change_its_address() {
    try (var server = trusting(X_FORWARDED_FOR)) {
      assertThat(
              recorded(
                  server,
                  "x-forwarded-for",
                  "192.0.2.66",
                  "\"127.0.0.1",
                  "192.0.2.66, 203.0.113.9",
                  "127.0.0.2"))
          .isEqualTo("203.0.113.9");
    }
  }

  @Test
  void the_metadata_of_other_peers_is_ignored_with_one_warning() {
    try (var server = new TestGrpcServer();
        var log = new GrpcLogCapture()) {
      for (String name : List.of("x-forwarded-for", "forwarded", "x-real-ip")) {
        assertThat(recorded(server, name, "203.0.113.9")).isEqualTo("127.0.0.1 (proxy)");
      }
      assertThat(recorded(server, "x-forwarded-host", "camelot.bt")).isEqualTo("127.0.0.1");

      assertThat(log.at(Level.WARN))
          .singleElement()
          .asString()
          .startsWith("gRPC calls from 127.0.0.1 ")
          .contains("http.trusted-proxies")
          .doesNotContain("203.0.113.9");
    }
  }
}

package dev.portcullis.acceptance.network;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.EdgeProtocol;
import dev.portcullis.acceptance.ServerUnderTest;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.application.port.in.audit.ReadAuditLog;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.RegisterRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The audit log shows the clients of trusted proxies, the same through both protocols. */
final class ForwardedAddressTest {
  private static final List<String> LINES = List.of("192.0.2.66, 203.0.113.9", "10.0.0.7");

  /** Registers a user through a proxy that sends {@code lines}; returns the recorded address. */
  private static String recorded(
      EdgeProtocol protocol, Map<String, String> settings, String header, List<String> lines)
      throws Exception {
    try (var server = TestServers.start(settings)) {
      switch (protocol) {
        case REST -> registerByRest(server, header, lines);
        case GRPC -> registerByGrpc(server, header, lines);
      }
    }
    var configuration = Configuration.load(settings, Optional.empty(), Path.of("target"));
    var command =
        new ReadAuditLog.Command(
            Administrator.operator(), Optional.empty(), new ReadAuditLog.Limit(1));
    try (var administration = Administration.open(configuration)) {
      return switch (administration.audit().readAuditLog().read(command)) {
        case ReadAuditLog.Result.Lines found -> found.lines().getFirst().address();
        case ReadAuditLog.Result.NotFound none -> throw new AssertionError(none);
      };
    }
  }

  private static void registerByRest(Portcullis server, String header, List<String> lines)
      throws Exception {
    String json =
        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(ServerUnderTest.newEmail(), PASSWORD);
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/auth/register".formatted(server.httpPort())))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    lines.forEach(line -> request.header(header, line));
    try (var client = HttpClient.newHttpClient()) {
      assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }
  }

  private static void registerByGrpc(Portcullis server, String header, List<String> lines) {
    var metadata = new Metadata();
    var key = Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER);
    lines.forEach(line -> metadata.put(key, line));
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.grpcPort()).usePlaintext().build();
    try {
      var registered =
          AuthServiceGrpc.newBlockingStub(channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata))
              .register(
                  RegisterRequest.newBuilder()
                      .setEmail(ServerUnderTest.newEmail())
                      .setPassword(PASSWORD)
                      .build());
      assertThat(registered.hasUser()).isTrue();
    } finally {
      channel.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_client_of_trusted_proxies_is_recorded(EdgeProtocol protocol) throws Exception {
    var settings = TestServers.settings();
    settings.put("PORTCULLIS_HTTP_TRUSTED_PROXIES", "127.0.0.0/8, 10.0.0.7");

    assertThat(recorded(protocol, settings, "x-forwarded-for", LINES)).isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @EnumSource
  void the_standard_header_is_read_where_it_is_configured(EdgeProtocol protocol) throws Exception {
    var settings = TestServers.settings();
    settings.put("PORTCULLIS_HTTP_TRUSTED_PROXIES", "127.0.0.1");
    settings.put("PORTCULLIS_HTTP_FORWARDED_HEADER", "forwarded");

    assertThat(recorded(protocol, settings, "forwarded", List.of("for=\"[2001:db8::7]:4711\"")))
        .isEqualTo("2001:db8::7");
    assertThat(recorded(protocol, settings, "x-forwarded-for", LINES))
        .isEqualTo("127.0.0.1 (proxy)");
  }

  @ParameterizedTest
  @EnumSource
  void without_trusted_proxies_no_client_can_choose_its_address(EdgeProtocol protocol)
      throws Exception {
    assertThat(recorded(protocol, TestServers.settings(), "x-forwarded-for", LINES))
        .isEqualTo("127.0.0.1 (proxy)");
  }
}

package dev.portcullis.bootstrap.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.portcullis.proto.v1.TokenServiceGrpc;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServeTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @TempDir private Path folder;

  @Test
  void a_ready_server_serves_both_protocols_and_stops_cleanly() throws Exception {
    int httpPort = freePort();
    int grpcPort = freePort();
    Process server = start(httpPort, grpcPort);
    try (var client = HttpClient.newHttpClient()) {
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> isReady(client, httpPort));
      try (var grpc = new Socket(HERE, grpcPort)) {
        assertThat(grpc.isConnected()).isTrue();
      }
    } finally {
      server.destroy();
    }
    assertThat(server.waitFor()).isZero();
    assertThat(folder.resolve("output.log"))
        .content()
        .isEqualTo(
            """
            REST   http://127.0.0.1:%d
            gRPC   127.0.0.1:%d
            Store  SQLite at %s/data/portcullis.db
            Stopped.
            """
                .formatted(httpPort, grpcPort, folder.toRealPath()));
  }

  @Test
  void client_errors_are_logged_in_one_line_without_a_stack_trace() throws Exception {
    int httpPort = freePort();
    int grpcPort = freePort();
    Process server = start(httpPort, grpcPort);
    try (var client = HttpClient.newHttpClient()) {
      await().atMost(Duration.ofSeconds(60)).until(() -> isReady(client, httpPort));
      talkNonsense(grpcPort, "GET / HTTP/1.1\r\n\r\n");
      talkNonsense(grpcPort, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nnonsense");
      verifyToken(grpcPort, "x".repeat(100_000));
      verifyToken(grpcPort, "x".repeat(1_000_000));
    } finally {
      server.destroy();
    }
    server.waitFor();

    assertThat(folder.resolve("errors.log"))
        .content()
        .contains("TokenService/VerifyToken RESOURCE_EXHAUSTED")
        .contains("TokenService/VerifyToken CANCELLED")
        .doesNotContain("Exception", "\tat ", " | at ");
    assertThat(Files.readAllLines(folder.resolve("errors.log")))
        .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z (INFO |WARN |ERROR) .*"));
  }

  @Test
  void a_named_log_configuration_replaces_the_default() throws Exception {
    Files.writeString(
        folder.resolve("own.xml"),
        """
        <configuration>
          <appender name="own" class="ch.qos.logback.core.ConsoleAppender">
            <encoder><pattern>own %msg%n</pattern></encoder>
          </appender>
          <root level="INFO"><appender-ref ref="own"/></root>
        </configuration>
        """);

    verifyTooLongATokenOnAServerWith("-Dlogback.configurationFile=own.xml");

    assertThat(folder.resolve("output.log")).content().contains("\nown ", "RESOURCE_EXHAUSTED");
    assertThat(folder.resolve("errors.log")).isEmptyFile();
  }

  @Test
  void a_missing_log_configuration_leaves_the_default() throws Exception {
    verifyTooLongATokenOnAServerWith("-Dlogback.configurationFile=nowhere.xml");

    assertThat(Files.readAllLines(folder.resolve("errors.log")))
        .isNotEmpty()
        .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z (INFO |WARN |ERROR) .*"));
    assertThat(folder.resolve("output.log")).content().hasLineCount(4);
  }

  private void verifyTooLongATokenOnAServerWith(String option) throws Exception {
    int httpPort = freePort();
    int grpcPort = freePort();
    Process server = start(httpPort, grpcPort, option);
    try (var client = HttpClient.newHttpClient()) {
      await().atMost(Duration.ofSeconds(60)).until(() -> isReady(client, httpPort));
      verifyToken(grpcPort, "x".repeat(100_000));
    } finally {
      server.destroy();
    }
    server.waitFor();
  }

  private static void talkNonsense(int port, String nonsense) throws IOException {
    try (var grpc = new Socket(HERE, port)) {
      grpc.setSoTimeout(20_000);
      grpc.getOutputStream().write(nonsense.getBytes(US_ASCII));
      grpc.getInputStream().readAllBytes();
    }
  }

  private static void verifyToken(int port, String token) {
    var channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    try {
      var request = VerifyTokenRequest.newBuilder().setToken(token).build();
      assertThatThrownBy(() -> TokenServiceGrpc.newBlockingStub(channel).verifyToken(request))
          .hasMessageStartingWith("RESOURCE_EXHAUSTED");
    } finally {
      channel.shutdownNow();
    }
  }

  private Process start(int httpPort, int grpcPort, String... options) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    var process =
        new ProcessBuilder(
            java,
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC");
    process.command().addAll(List.of(options));
    process
        .command()
        .addAll(
            List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "serve"));
    process.environment().put("PORTCULLIS_HTTP_PORT", String.valueOf(httpPort));
    process.environment().put("PORTCULLIS_GRPC_PORT", String.valueOf(grpcPort));
    return process
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("output.log").toFile())
        .redirectError(folder.resolve("errors.log").toFile())
        .start();
  }

  private static boolean isReady(HttpClient client, int port) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/health/ready".formatted(port)));
    try {
      return client.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, HERE)) {
      return socket.getLocalPort();
    }
  }

  private void assertRefused(String key, String value, String message) {
    var run = new Shell(folder).with(key, value).run("serve");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("portcullis: %s%n".formatted(message));
    assertThat(run.out()).isEmpty();
  }

  @Test
  void a_port_in_use_is_reported_with_its_key() throws IOException {
    try (var taken = new ServerSocket(0, 1, HERE)) {
      int port = taken.getLocalPort();
      String advice =
          ": 127.0.0.1:%d is in use; stop the other program, or set another port".formatted(port);

      assertRefused("PORTCULLIS_HTTP_PORT", String.valueOf(port), "http.port" + advice);
      assertRefused("PORTCULLIS_GRPC_PORT", String.valueOf(port), "grpc.port" + advice);
    }
  }

  @Test
  void a_host_of_another_machine_is_reported_with_its_key() {
    assertRefused(
        "PORTCULLIS_HTTP_HOST",
        "192.0.2.1",
        "http.host: 192.0.2.1 is not an address of this machine");
    assertRefused(
        "PORTCULLIS_GRPC_HOST",
        "192.0.2.1",
        "grpc.host: 192.0.2.1 is not an address of this machine");
  }

  @Test
  void an_unknown_host_is_reported_with_its_key() {
    assertRefused(
        "PORTCULLIS_HTTP_HOST",
        "camelot.invalid",
        "http.host: the host camelot.invalid can't be resolved");
    assertRefused(
        "PORTCULLIS_GRPC_HOST",
        "camelot.invalid",
        "grpc.host: the host camelot.invalid can't be resolved");
  }
}

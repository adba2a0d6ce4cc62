package dev.portcullis.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServeTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @TempDir private Path folder;

  @Test
  void a_server_that_says_it_is_ready_serves_grpc_too_and_stops_cleanly_at_once() throws Exception {
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

  private Process start(int httpPort, int grpcPort) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    var process =
        new ProcessBuilder(
            List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve"));
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
  void a_taken_port_is_told_by_its_key() throws IOException {
    try (var taken = new ServerSocket(0, 1, HERE)) {
      int port = taken.getLocalPort();
      String advice =
          ": 127.0.0.1:%d is taken; stop what listens there, or set another port".formatted(port);

      assertRefused("PORTCULLIS_HTTP_PORT", String.valueOf(port), "http.port" + advice);
      assertRefused("PORTCULLIS_GRPC_PORT", String.valueOf(port), "grpc.port" + advice);
    }
  }

  @Test
  void a_host_that_is_not_ours_is_told_by_its_key() {
    assertRefused(
        "PORTCULLIS_HTTP_HOST", "192.0.2.1", "http.host: 192.0.2.1 is no address of this machine");
    assertRefused(
        "PORTCULLIS_GRPC_HOST", "192.0.2.1", "grpc.host: 192.0.2.1 is no address of this machine");
  }

  @Test
  void a_host_that_nobody_knows_is_told_by_its_key() {
    assertRefused(
        "PORTCULLIS_HTTP_HOST",
        "camelot.invalid",
        "http.host: nobody knows the host camelot.invalid");
    assertRefused(
        "PORTCULLIS_GRPC_HOST",
        "camelot.invalid",
        "grpc.host: nobody knows the host camelot.invalid");
  }
}

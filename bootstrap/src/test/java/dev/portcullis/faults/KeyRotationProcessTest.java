package dev.portcullis.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import dev.portcullis.acceptance.PostgresServer;
import dev.portcullis.acceptance.ServerUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that replace keys, in processes of their own, beside a server; and their kill. */
@Timeout(600)
final class KeyRotationProcessTest {
  private static final String EMAIL = "arthur@camelot.bt";
  private static final String PASSWORD = "guinevere";

  @TempDir private Path folder;

  private static String logIn(ProtocolClient client) {
    return client.logIn(EMAIL, PASSWORD).value();
  }

  private static String kid(String token) {
    try {
      return SignedJWT.parse(token).getHeader().getKeyID();
    } catch (ParseException malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static boolean isGood(ProtocolClient client, String token) {
    return client.me(token).isDone();
  }

  @Test
  void processes_that_rotate_at_once_make_one_key_and_a_running_server_follows() throws Exception {
    var launch = LaunchOptions.in(folder).on(PostgresServer.newDatabase(), "postgres");
    try (var server = launch.serve();
        var rest = new RestProtocolClient(server.httpPort());
        var grpc = new GrpcProtocolClient(server.grpcPort())) {
      rest.register(EMAIL, PASSWORD);
      String before = logIn(rest);

      Callable<Integer> rotation =
          () -> launch.process("keys", "rotate", "--publish-for", "PT10S").waitFor();
      assertThat(ServerUnderTest.atOnce(List.of(rotation, rotation))).containsOnly(0);

      assertThat(launch.run("keys", "list").out().lines()).hasSize(3);
      await().atMost(Duration.ofSeconds(30)).until(() -> !kid(logIn(rest)).equals(kid(before)));
      String after = logIn(grpc);
      assertThat(kid(after)).isNotEqualTo(kid(before));
      for (ProtocolClient client : List.of(rest, grpc)) {
        assertThat(isGood(client, before)).isTrue();
        assertThat(isGood(client, after)).isTrue();
      }
      assertThat(launch.run("keys", "list").out()).contains("verifying until", "signing");
    }
  }

  @Test
  void a_killed_rotation_of_the_master_key_is_finished_by_the_next_one() throws Exception {
    var launch = LaunchOptions.in(folder);
    Path key = folder.resolve("data/master.key");
    try (var server = launch.serve();
        var rest = new RestProtocolClient(server.httpPort())) {
      rest.register(EMAIL, PASSWORD);
      String token = logIn(rest);
      String old = Files.readString(key);

      for (String line : List.of("The new key is there", "Signing keys encrypted anew: 1")) {
        Process rotation = launch.process("keys", "rotate-master");
        awaitLine(rotation, line);
        rotation.destroyForcibly().waitFor();

        assertThat(Files.readString(key)).isEqualTo(old);
        assertThat(isGood(rest, token)).isTrue();
        assertThat(isGood(rest, logIn(rest))).isTrue();
        try (var restarted = launch.serve();
            var client = new RestProtocolClient(restarted.httpPort())) {
          assertThat(isGood(client, token)).isTrue();
        }
      }

      var run = launch.run("keys", "rotate-master");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).contains("Signing keys encrypted anew: 0", "master.key.old");
      assertThat(Files.readString(key)).isNotEqualTo(old);
      assertThat(isGood(rest, token)).isTrue();
      assertThat(isGood(rest, logIn(rest))).isTrue();
      assertThat(launch.log()).doesNotContain("ERROR");
      try (var restarted = launch.serve();
          var client = new RestProtocolClient(restarted.httpPort())) {
        assertThat(isGood(client, token)).isTrue();
      }
    }
  }

  private static void awaitLine(Process process, String start) throws Exception {
    var lines = process.inputReader();
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    assertThat(line).as(start).isNotNull();
  }
}

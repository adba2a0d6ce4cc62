package dev.portcullis.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portcullis.benchmarks.ceiling.BareGrpc;
import dev.portcullis.benchmarks.ceiling.BareRest;
import dev.portcullis.benchmarks.ceiling.BareServer;
import dev.portcullis.benchmarks.ceiling.RawHashes;
import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.ServerInstallation;
import dev.portcullis.benchmarks.table.Result.Goal;
import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guards the ratios of {@code docs/performance.md} against gross losses. Measures both sides
 * briefly and in turns in this process, and compares the best ratio of a pair with half of the
 * recorded one. Other load on the machine affects both sides.
 */
class RatiosTest {
  private static final Path RECORDED = Path.of("../docs/performance.json");
  private static final Comparison BRIEFLY = new Comparison(2_000, 8_000, 5);
  private static final Comparison OF_HASHES = new Comparison(16, 16, 5);
  private static final GeneratedUser USER = new GeneratedUser(0);

  @TempDir private Path folder;

  private Portcullis portcullis(Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("PORTCULLIS_DATA_DIR", folder.resolve("data").toString());
    settings.put("PORTCULLIS_HTTP_PORT", "0");
    settings.put("PORTCULLIS_GRPC_PORT", "0");
    return Portcullis.start(
        Configuration.load(settings, Optional.empty(), folder), InstantSource.system());
  }

  private static String token(Portcullis portcullis) throws IOException {
    HttpExchange register = USER.register();
    try (var client = new HttpClient(portcullis.httpPort(), () -> register)) {
      assertThat(client.answer(register).status()).isEqualTo(register.status());
      String body = client.answer(USER.logIn()).body();
      return new JsonMapper().readTree(body).path("access_token").asText();
    }
  }

  private static void assertNotLost(
      String row, ComparedSide ours, ComparedSide ceiling, Comparison comparison)
      throws IOException {
    double recorded =
        new JsonMapper()
            .readTree(RECORDED.toFile())
            .path("rows")
            .path(row)
            .path("ratio")
            .asDouble();
    assertThat(recorded).as("the recorded ratio of " + row).isPositive();

    Result now = comparison.of(new Row(row, row, "", Goal.atLeast(recorded / 2)), ours, ceiling);

    assertThat(now.highest()).as("the ratio of " + row).isGreaterThan(recorded / 2);
  }

  @Test
  void a_profile_over_rest_reaches_more_than_half_of_the_recorded_ratio_to_bare_javalin()
      throws IOException {
    try (Portcullis portcullis = portcullis(ServerInstallation.CHEAP_HASHES);
        BareRest bare = BareRest.start(0, () -> BareServer.BODY.formatted(USER.email()))) {
      HttpExchange profile = HttpExchange.profile(token(portcullis));
      try (Load ours = RequestClients.overHttp(portcullis.httpPort(), () -> profile);
          Load ceiling = RequestClients.overHttp(bare.port(), () -> profile)) {
        assertNotLost("rest-hot", ComparedSide.of(ours), ComparedSide.of(ceiling), BRIEFLY);
      }
    }
  }

  @Test
  void a_token_check_over_grpc_reaches_more_than_half_of_the_recorded_ratio_to_an_empty_server()
      throws IOException {
    try (Portcullis portcullis = portcullis(ServerInstallation.CHEAP_HASHES);
        BareGrpc bare = BareGrpc.start(0, BareServer.answer(USER.email()))) {
      var check = USER.check(token(portcullis));
      try (Load ours = RequestClients.overGrpc(portcullis.grpcPort(), () -> check);
          Load ceiling = RequestClients.overGrpc(bare.port(), () -> check)) {
        assertNotLost("grpc-hot", ComparedSide.of(ours), ComparedSide.of(ceiling), BRIEFLY);
      }
    }
  }

  @Test
  void a_log_in_reaches_more_than_half_of_the_recorded_ratio_to_a_bare_hash() throws IOException {
    try (Portcullis portcullis = portcullis(Map.of());
        Load hashes = RawHashes.load()) {
      assertThat(token(portcullis)).isNotEmpty();
      HttpExchange logIn = USER.logIn();
      try (Load ours = RequestClients.overHttp(portcullis.httpPort(), () -> logIn)) {
        assertNotLost("log-in", ComparedSide.of(ours), ComparedSide.of(hashes), OF_HASHES);
      }
    }
  }
}

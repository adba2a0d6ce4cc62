package dev.portcullis.acceptance.login;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.GrpcApi;
import dev.portcullis.acceptance.Outcome;
import dev.portcullis.acceptance.RedisProcess;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.bootstrap.Portcullis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An outage of Redis makes its own backend unavailable. Other backends keep working, and no call
 * hangs.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
final class RedisBackendOutageTest {
  private static final String UNAVAILABLE = "SERVICE_UNAVAILABLE";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  /** Long enough for a busy machine, and far below a hang. */
  private static final Duration SOON = Duration.ofSeconds(8);

  private final int port = RedisProcess.freePort();
  private final HttpClient client = HttpClient.newHttpClient();
  private Portcullis portcullis;
  private List<Api> apis;

  /** Starts the server before Redis runs. */
  @BeforeAll
  void start() {
    portcullis = startWith(port);
    apis = List.of(new RestApi(portcullis.httpPort()), new GrpcApi(portcullis.grpcPort()));
  }

  private static Portcullis startWith(int redisPort) {
    var settings = TestServers.settings();
    settings.put("PORTCULLIS_REDIS_URL", "redis://localhost:" + redisPort);
    // This backend is asked before the SQL one, so that its outage would show there.
    settings.put("PORTCULLIS_AUTH_BACKENDS_DATABASE_STRATEGY", "redis");
    settings.put("PORTCULLIS_AUTH_BACKENDS_SQL_TRANSPORT", "bearer");
    settings.put("PORTCULLIS_AUTH_BACKENDS_SQL_STRATEGY", "database");
    return TestServers.start(settings);
  }

  @AfterAll
  void stop() {
    apis.forEach(Api::close);
    client.close();
    portcullis.close();
  }

  private static Person newPerson(Api api) {
    String email = "hermit%d@camelot.bt".formatted(PEOPLE.incrementAndGet());
    return api.register(Map.of("email", email, "password", PASSWORD)).value();
  }

  private static Outcome<String> logIn(Api api, String backend, Person person) {
    return api.logIn(backend, Map.of("username", person.email(), "password", PASSWORD));
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + portcullis.httpPort() + path))
            .header("Authorization", "Bearer " + token);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static <T> T soon(Supplier<T> call) {
    long begin = System.nanoTime();
    T result = call.get();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
    return result;
  }

  private static void assertOthersGoOn(Api api) {
    for (String backend : List.of("jwt", "sql")) {
      var person = soon(() -> newPerson(api));
      String token = soon(() -> logIn(api, backend, person)).value();
      assertThat(soon(() -> api.me(token)).value()).isEqualTo(person);
      soon(() -> api.updateMe(token, Map.of("password", "excalibur"))).value();
      assertThat(soon(() -> api.logOut(token)).code()).isEqualTo("OK");
    }
  }

  private static void assertUnavailable(Api api, String token) {
    assertThat(soon(() -> api.me(token)).code()).isEqualTo(UNAVAILABLE);
    assertThat(soon(() -> api.updateMe(token, Map.of("password", "excalibur"))).code())
        .isEqualTo(UNAVAILABLE);
    assertThat(soon(() -> api.logOut(token)).code()).isEqualTo(UNAVAILABLE);
    var person = newPerson(api);
    assertThat(soon(() -> logIn(api, "redis", person)).code()).isEqualTo(UNAVAILABLE);
  }

  private static String awaitLogIn(Api api, Person person) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> logIn(api, "redis", person), outcome -> outcome instanceof Outcome.Done<String>)
        .value();
  }

  @Test
  void redis_is_used_whenever_it_is_available(@TempDir Path folder) throws Exception {
    apis.forEach(
        api -> {
          assertOthersGoOn(api);
          assertUnavailable(api, "x".repeat(43));
        });

    List<String> tokens;
    try (var redis = RedisProcess.start(port, folder)) {
      tokens = apis.stream().map(api -> awaitLogIn(api, newPerson(api))).toList();
      for (String token : tokens) {
        assertThat(apis).extracting(api -> api.me(token).code()).containsOnly("OK");
      }
    }

    for (String token : tokens) {
      for (Api api : apis) {
        assertUnavailable(api, token);
        assertOthersGoOn(api);
      }
      var answer = get("/users/me", token);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("{\"detail\":\"SERVICE_UNAVAILABLE\"}");
    }
    assertThat(get("/health/ready", "none").statusCode()).isEqualTo(200);

    try (var redis = RedisProcess.start(port, folder)) {
      apis.forEach(api -> awaitLogIn(api, newPerson(api)));
      for (String token : tokens) {
        assertThat(apis).extracting(api -> api.me(token).code()).containsOnly("OK");
        assertThat(apis.getFirst().logOut(token).code()).isEqualTo("OK");
        assertThat(apis).extracting(api -> api.me(token).code()).containsOnly("UNAUTHORIZED");
      }
    }
  }

  @Test
  void a_redis_that_never_answers_delays_no_call() throws IOException {
    try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var server = startWith(mute.getLocalPort());
        var rest = new RestApi(server.httpPort());
        var grpc = new GrpcApi(server.grpcPort())) {
      Stream.of(rest, grpc)
          .forEach(
              api -> {
                assertUnavailable(api, "x".repeat(43));
                assertOthersGoOn(api);
              });
    }
  }
}

package dev.portcullis.adapters.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.FailingTokenStrategy;
import dev.portcullis.adapters.rest.RawRequest;
import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import dev.portcullis.adapters.rest.settings.WebOrigin;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Permissions for pages of other origins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CorsTest {
  private static final String APP = "https://app.camelot.bt";
  private static final String OTHER_APP = "https://avalon.bt:8443";

  private TestRestServer server;

  @BeforeAll
  void start() {
    server =
        new TestRestServer(
            TestRestServerOptions.USUAL
                .with(Set.of(new WebOrigin(APP), new WebOrigin(OTHER_APP)))
                .with(FailingTokenStrategy::new));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static List<String> permissions(RawResponse answer) {
    return answer.head().stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("access-control-"))
        .toList();
  }

  private static void assertReadable(RawResponse answer, String origin) {
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(answer.header("Access-Control-Expose-Headers").split(", "))
        .contains("X-Request-Id", "Retry-After", "Date", "WWW-Authenticate");
    assertThat(answer.header("Vary")).isEqualTo("Origin");
  }

  private static void assertUnreadable(RawResponse answer) {
    assertThat(permissions(answer)).isEmpty();
    assertThat(answer.header("Vary")).isEqualTo("Origin");
  }

  private RawRequest preflight(String path, String origin) {
    return server
        .call("OPTIONS", path)
        .with("Origin", origin)
        .with("Access-Control-Request-Method", "PATCH")
        .with("Access-Control-Request-Headers", "authorization,content-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {APP, OTHER_APP})
  void a_listed_origin_may_read_answers(String origin) {
    String token = server.bearerTokenOf(server.verifiedUser());

    for (String path : List.of("/users/me", "/.well-known/jwks.json")) {
      RawResponse answer = server.call("GET", path).bearer(token).with("Origin", origin).send();
      assertThat(answer.status()).isEqualTo(200);
      assertReadable(answer, origin);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | POST /auth/bearer/login    | username=a@b.bt&password=wrong",
        "401 | GET /users/me              | ''",
        "403 | GET /users                 | ''",
        "404 | GET /users/no/such/path    | ''",
        "405 | PUT /users/me              | ''",
        "413 | POST /auth/bearer/login    | LONG",
        "422 | POST /auth/bearer/login    | username=a",
        "417 | GET /users/me              | mercy",
        "500 | GET /users/me              | exception",
        "500 | GET /users/me              | error",
        "503 | GET /users/me              | overloaded"
      })
  void a_listed_origin_may_read_errors(int status, String call, String extra) {
    String[] parts = call.split(" ", 2);
    RawRequest request = server.call(parts[0], parts[1]).with("Origin", APP);
    RawRequest whole =
        switch (extra) {
          case "" -> status == 403 ? request.bearer(userToken()) : request;
          case "mercy" -> request.with("Expect", extra);
          case "LONG" -> request.form("a".repeat(70_000));
          case "exception", "error", "overloaded" -> request.bearer(extra);
          default -> request.form(extra);
        };

    RawResponse answer = whole.send();

    assertThat(answer.status()).isEqualTo(status);
    assertReadable(answer, APP);
  }

  private String userToken() {
    return server.bearerTokenOf(server.verifiedUser());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/auth/register", "/auth/cookie/login", "/users/me", "/users/1", "/users/none/x"})
  void a_listed_origin_may_send_the_requests_of_clients(String path) {
    RawResponse answer = preflight(path, APP).send();

    assertThat(answer.status()).isEqualTo(204);
    assertReadable(answer, APP);
    assertThat(answer.header("Access-Control-Allow-Methods").split(", "))
        .containsExactlyInAnyOrder("GET", "HEAD", "POST", "PATCH", "DELETE");
    assertThat(answer.header("Access-Control-Allow-Headers").split(", "))
        .contains("Authorization", "Content-Type", "X-Request-Id")
        .doesNotContain("*", "X-Forwarded-For", "X-HTTP-Method-Override");
    assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("7200");
    assertThat(answer.headers("Content-Type")).isEmpty();
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mordred.example",
        "null",
        "*",
        "http://app.camelot.bt",
        "https://app.camelot.bt:8443",
        "https://app.camelot.bt:443",
        "https://app.camelot.bt/",
        "https://APP.camelot.bt",
        "https://app.camelot.bt.mordred.example",
        "https://mordred.example/https://app.camelot.bt",
        "https://app.camelot.bt https://mordred.example",
        "https://avalon.bt",
        "https://auth.camelot.bt"
      })
  void an_unlisted_origin_gets_no_permission(String origin) {
    RawResponse read =
        server.call("GET", "/users/me").bearer(userToken()).with("Origin", origin).send();
    RawResponse refused = server.call("GET", "/users/me").with("Origin", origin).send();

    assertThat(read.status()).isEqualTo(200);
    assertUnreadable(read);
    assertUnreadable(refused);
    RawResponse preflight = preflight("/users/me", origin).send();
    assertThat(preflight.status()).isEqualTo(405);
    assertUnreadable(preflight);
  }

  @Test
  void two_origins_are_no_origin() {
    var twice = server.call("GET", "/users/me").with("Origin", APP).with("Origin", OTHER_APP);

    assertUnreadable(twice.send());
    assertUnreadable(preflight("/users/me", APP).with("Origin", APP).send());
  }

  @Test
  void answers_without_an_origin_vary_by_it_too() {
    assertUnreadable(server.call("GET", "/users/me").send());
    assertUnreadable(server.call("GET", "/auth/nothing").send());
    assertUnreadable(server.call("OPTIONS", "/users/me").send());
  }

  @Test
  void only_a_preflight_is_answered_with_permissions_to_send() {
    RawResponse options = server.call("OPTIONS", "/users/me").with("Origin", APP).send();

    assertThat(options.status()).isEqualTo(405);
    assertReadable(options, APP);
    assertThat(options.headers("Access-Control-Allow-Methods")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/docs", "/openapi.json", "/health/live", "/verify", "/authority", "/usersx", "/"})
  void other_paths_are_not_shared(String path) {
    RawResponse answer = server.call("GET", path).with("Origin", APP).send();

    assertThat(permissions(answer)).isEmpty();
    assertThat(answer.headers("Vary")).doesNotContain("Origin");
    assertThat(permissions(preflight(path, APP).send())).isEmpty();
  }

  @Test
  void without_listed_origins_no_page_of_another_origin_gets_a_permission() {
    try (var closed = new TestRestServer()) {
      RawResponse read = closed.call("GET", "/users/me").with("Origin", APP).send();
      RawResponse preflight =
          closed
              .call("OPTIONS", "/users/me")
              .with("Origin", APP)
              .with("Access-Control-Request-Method", "GET")
              .send();

      assertUnreadable(read);
      assertThat(preflight.status()).isEqualTo(405);
      assertUnreadable(preflight);
    }
  }

  @Test
  void a_listed_origin_may_use_the_cookie() {
    var arthur = server.verifiedUser();
    String form = "username=" + arthur.user().email() + "&password=" + TestRestServer.PASSWORD;
    RawResponse login = fromApp(server.call("POST", "/auth/cookie/login").form(form), APP).send();
    assertThat(login.status()).isEqualTo(204);
    assertReadable(login, APP);
    String token = login.header("Set-Cookie").replaceFirst("[^=]*=([^;]*);.*", "$1");

    RawRequest change = server.call("PATCH", "/users/me").cookie(token).json("{}");
    RawRequest logout = server.call("POST", "/auth/cookie/logout").cookie(token);

    assertThat(fromApp(change, "https://mordred.example").send().status()).isEqualTo(403);
    assertThat(fromApp(logout, "https://mordred.example").send().status()).isEqualTo(403);
    assertThat(fromApp(change, APP).send().status()).isEqualTo(200);
    assertThat(fromApp(logout, APP).send().status()).isEqualTo(204);
    assertThat(server.isGood(token)).isFalse();
  }

  private static RawRequest fromApp(RawRequest request, String origin) {
    return request.with("Origin", origin).with("Sec-Fetch-Site", "cross-site");
  }
}

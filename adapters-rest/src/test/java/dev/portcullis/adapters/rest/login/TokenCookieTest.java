package dev.portcullis.adapters.rest.login;

import static dev.portcullis.adapters.rest.settings.CookieSettings.SameSite.NONE;
import static dev.portcullis.adapters.rest.settings.CookieSettings.SameSite.STRICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import dev.portcullis.adapters.rest.settings.CookieSettings;
import dev.portcullis.application.memory.ShortLivedTokens;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The session cookie, from log-in to log-out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokenCookieTest {
  private TestRestServer server;

  @BeforeAll
  void start() {
    server = new TestRestServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private int statusWithCookies(String header) {
    return server.call("GET", "/users/me").with("Cookie", header).send().status();
  }

  private static List<String> attributes(String setCookie) {
    return List.of(setCookie.substring(setCookie.indexOf(';') + 2).split("; "));
  }

  @Test
  void the_default_cookie_is_secure_http_only_and_same_site_lax() {
    RawResponse answer = server.logIn("cookie", server.verifiedUser());

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Set-Cookie")).startsWith("grail=cookie.");
    assertThat(attributes(answer.header("Set-Cookie")))
        .containsExactlyInAnyOrder("Path=/", "Max-Age=3600", "HttpOnly", "Secure", "SameSite=Lax");
  }

  @Test
  void the_cookie_has_the_configured_attributes() {
    var strict = new CookieSettings("cup", false, STRICT, true, "/auth", Optional.empty());
    var none = new CookieSettings("cup", true, NONE, true, "/", Optional.of("camelot.bt"));

    assertThat(attributesUnder(strict))
        .containsExactlyInAnyOrder("Path=/auth", "Max-Age=3600", "HttpOnly", "SameSite=Strict");
    assertThat(attributesUnder(none))
        .containsExactlyInAnyOrder(
            "Path=/",
            "Domain=camelot.bt",
            "Max-Age=3600",
            "HttpOnly",
            "Secure",
            "SameSite=None",
            "Partitioned");
  }

  @Test
  void a_cookie_for_all_sites_can_be_shared_by_them() {
    var shared = new CookieSettings("cup", true, NONE, false, "/", Optional.empty());

    assertThat(attributesUnder(shared))
        .containsExactlyInAnyOrder("Path=/", "Max-Age=3600", "HttpOnly", "Secure", "SameSite=None");
  }

  @Test
  void it_ends_with_its_token_even_before_the_session() {
    var options =
        TestRestServerOptions.USUAL.with(
            strategy -> new ShortLivedTokens(strategy, Duration.ofMinutes(5)));
    try (var other = new TestRestServer(options)) {
      assertThat(attributes(other.logIn("cookie", other.verifiedUser()).header("Set-Cookie")))
          .contains("Max-Age=300");
    }
  }

  @Test
  void a_second_that_has_begun_counts_for_its_age() {
    try (var other = new TestRestServer()) {
      other.clock.advance(Duration.ofMillis(999));

      assertThat(attributes(other.logIn("cookie", other.verifiedUser()).header("Set-Cookie")))
          .contains("Max-Age=3600");
    }
  }

  private static List<String> attributesUnder(CookieSettings cookie) {
    try (var other = new TestRestServer(TestRestServerOptions.USUAL.with(cookie))) {
      return attributes(other.logIn("cookie", other.verifiedUser()).header("Set-Cookie"));
    }
  }

  @Test
  void a_log_out_of_a_cookie_backend_clears_the_cookie_with_the_same_attributes() {
    String token = server.sessionCookieOf(server.verifiedUser());

    RawResponse answer = server.call("POST", "/auth/cookie/logout").cookie(token).send();

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Set-Cookie")).startsWith("grail=; ");
    assertThat(attributes(answer.header("Set-Cookie")))
        .containsExactlyInAnyOrder("Path=/", "Max-Age=0", "HttpOnly", "Secure", "SameSite=Lax");
  }

  @Test
  void a_log_out_of_a_bearer_backend_sets_no_cookie() {
    String token = server.bearerTokenOf(server.verifiedUser());

    RawResponse answer = server.call("POST", "/auth/bearer/logout").bearer(token).send();

    assertThat(answer.headers("Set-Cookie")).isEmpty();
  }

  @Test
  void answers_with_tokens_are_not_cached() {
    var arthur = server.verifiedUser();

    assertThat(server.logIn("cookie", arthur).header("Cache-Control")).isEqualTo("no-store");
    assertThat(server.logIn("bearer", arthur).header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void all_cookies_of_the_name_are_tried() {
    String good = server.sessionCookieOf(server.verifiedUser());

    assertThat(statusWithCookies("grail=" + good + "; grail=stale")).isEqualTo(200);
    assertThat(statusWithCookies("grail=stale; grail=" + good)).isEqualTo(200);
    assertThat(statusWithCookies("grail=; grail=stale; grail=\"; grail=" + good)).isEqualTo(200);
    assertThat(statusWithCookies("grail=stale; grail=staler")).isEqualTo(401);
  }

  @Test
  void the_cookie_may_be_in_a_second_cookie_header() {
    String good = server.sessionCookieOf(server.verifiedUser());

    RawResponse answer =
        server.call("GET", "/users/me").with("Cookie", "theme=dark").cookie(good).send();

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "theme={\"dark\":true,\"size\":1}; grail=GOOD",
        "a=\"b; grail=GOOD",
        "a@b[c]=(d); grail=GOOD",
        "=; ;;a; grail=GOOD;",
        "grail=GOOD; ü=ä",
        "$Version=1; grail=GOOD; $Path=/",
        "grail=GOOD;theme=dark"
      })
  void malformed_cookies_beside_it_are_ignored(String header) {
    String good = server.sessionCookieOf(server.verifiedUser());

    assertThat(statusWithCookies(header.replace("GOOD", good))).isEqualTo(200);
  }

  @Test
  void cookies_of_similar_names_are_ignored() {
    String good = server.sessionCookieOf(server.verifiedUser());

    assertThat(statusWithCookies("Grail=" + good)).isEqualTo(401);
    assertThat(statusWithCookies("the-grail=" + good)).isEqualTo(401);
    assertThat(statusWithCookies("grail2=" + good)).isEqualTo(401);
  }
}

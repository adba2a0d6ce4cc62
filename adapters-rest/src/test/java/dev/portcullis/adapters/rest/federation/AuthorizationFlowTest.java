package dev.portcullis.adapters.rest.federation;

import static dev.portcullis.adapters.rest.settings.CookieSettings.SameSite.NONE;
import static dev.portcullis.adapters.rest.settings.CookieSettings.SameSite.STRICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import dev.portcullis.adapters.rest.settings.CookieSettings;
import dev.portcullis.application.memory.InMemoryIdentityProvider;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorization URLs, callbacks and the CSRF cookie between them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuthorizationFlowTest {
  private TestRestServer server;

  @BeforeAll
  void start() {
    server = new TestRestServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private RawResponse authorize(String query) {
    return server.call("GET", "/auth/grail/authorize?" + query).send();
  }

  private static String asked(RawResponse answer, String parameter) {
    URI url = URI.create(answer.json().get("authorization_url").textValue());
    return InMemoryIdentityProvider.parameters(url).getOrDefault(parameter, "");
  }

  private static List<String> attributes(String setCookie) {
    return List.of(setCookie.substring(setCookie.indexOf(';') + 2).split("; "));
  }

  @Test
  void a_client_gets_an_authorization_url_and_a_cookie() {
    RawResponse answer = authorize("scopes=openid&scopes=user:email");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().size()).isEqualTo(1);
    assertThat(asked(answer, "scope")).isEqualTo("openid user:email");
    assertThat(asked(answer, "redirect_uri"))
        .isEqualTo("https://camelot.example/auth/grail/callback");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Set-Cookie")).startsWith("fastapiusersoauthcsrf=");
    assertThat(attributes(answer.header("Set-Cookie")))
        .containsExactlyInAnyOrder("Path=/", "Max-Age=600", "HttpOnly", "Secure", "SameSite=Lax");
  }

  @Test
  void the_authorization_url_does_not_contain_the_cookie() {
    ProviderRoundTrip signIn = ProviderRoundTrip.toLogIn(server, "grail");

    assertThat(signIn.authorizationUrl().toString()).doesNotContain(signIn.csrf());
  }

  @Test
  void the_cookie_has_the_configured_attributes_but_is_never_same_site_strict() {
    var strict = new CookieSettings("cup", false, STRICT, true, "/auth", Optional.empty());
    var none = new CookieSettings("cup", true, NONE, true, "/", Optional.of("camelot.bt"));

    assertThat(attributesUnder(strict))
        .containsExactlyInAnyOrder("Path=/auth", "Max-Age=600", "HttpOnly", "SameSite=Lax");
    assertThat(attributesUnder(none))
        .containsExactlyInAnyOrder(
            "Path=/",
            "Domain=camelot.bt",
            "Max-Age=600",
            "HttpOnly",
            "Secure",
            "SameSite=None",
            "Partitioned");
  }

  private static List<String> attributesUnder(CookieSettings cookie) {
    try (var other = new TestRestServer(TestRestServerOptions.USUAL.with(cookie))) {
      return attributes(other.call("GET", "/auth/grail/authorize").send().header("Set-Cookie"));
    }
  }

  @Test
  void the_cookie_is_cleared_with_the_same_attributes() {
    RawResponse answer = ProviderRoundTrip.toLogIn(server, "grail").back("state=1&code=1");

    assertThat(answer.header("Set-Cookie")).startsWith("fastapiusersoauthcsrf=; ");
    assertThat(attributes(answer.header("Set-Cookie")))
        .containsExactlyInAnyOrder("Path=/", "Max-Age=0", "HttpOnly", "Secure", "SameSite=Lax");
  }

  @ParameterizedTest
  @CsvSource({
    "/auth/grail/callback, 422",
    "/auth/holy/callback, 404",
    "/auth/associate/grail/callback, 401",
    "/auth/associate/holy/callback, 401",
    "/auth/grail/callback?state=1&code=1, 400",
    "/auth/ship/callback?state=1&code=1, 303"
  })
  void the_cookie_is_cleared_by_every_callback(String path, int status) {
    RawResponse answer = server.call("GET", path).send();

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Set-Cookie")).startsWith("fastapiusersoauthcsrf=; ");
  }

  @Test
  void a_callback_sends_no_referrer() {
    RawResponse answer =
        ProviderRoundTrip.toLogIn(server, "grail").back(ProviderRoundTrip.stranger());

    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void a_redirect_uri_must_equal_an_allowed_one() {
    assertThat(asked(authorize("redirect_uri=com.example.camelot:/callback"), "redirect_uri"))
        .isEqualTo("com.example.camelot:/callback");
    for (String other :
        new String[] {"", "com.example.camelot:/callback/", "https://mordred.example", "%zz"}) {
      RawResponse answer = authorize("redirect_uri=" + other);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("OAUTH_INVALID_REDIRECT_URI");
      assertThat(answer.headers("Set-Cookie")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scopes=", "scopes=a+b", "scopes=a&scopes=%22", "scopes=%zz"})
  void an_invalid_scope_is_reported(String query) {
    RawResponse answer = authorize(query);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.locs()).containsExactly("[\"query\",\"scopes\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "/auth/holy/authorize",
    "/auth/holy/callback?state=1&code=1",
    "/auth/holy/callback",
    "/auth/bearer/authorize",
    "/auth/associate/authorize",
    "/auth/Grail/authorize"
  })
  void an_unknown_provider_is_not_found_by_any_call(String path) {
    RawResponse answer = server.call("GET", path).send();

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorize", "callback"})
  void without_providers_every_provider_is_not_found(String step) {
    try (var lonely = new TestRestServer(TestRestServerOptions.USUAL.withoutProviders())) {
      assertThat(lonely.call("GET", "/auth/grail/" + step).send().status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEAD /auth/grail/authorize",
        "HEAD /auth/associate/grail/authorize",
        "HEAD /auth/associate/grail/callback",
        "POST /auth/grail/authorize",
        "POST /auth/grail/callback",
        "DELETE /auth/associate/grail/callback"
      })
  void authorize_and_callback_allow_only_get(String call) {
    String[] parts = call.split(" ", 2);

    RawResponse answer = server.call(parts[0], parts[1]).send();

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET");
    assertThat(answer.headers("Set-Cookie")).isEmpty();
  }

  @Test
  void a_head_request_does_not_consume_the_state() {
    ProviderRoundTrip signIn = ProviderRoundTrip.toLogIn(server, "grail");
    String query =
        "state="
            + ProviderRoundTrip.encoded(signIn.state())
            + "&code="
            + signIn.code(ProviderRoundTrip.stranger());

    RawResponse head = signIn.back("HEAD", query).send();

    assertThat(head.status()).isEqualTo(405);
    assertThat(head.header("Allow")).isEqualTo("GET");
    assertThat(head.body()).isEmpty();
    assertThat(signIn.back(query).status()).isEqualTo(200);
  }
}

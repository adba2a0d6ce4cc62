package dev.portcullis.acceptance.login;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.bootstrap.Portcullis;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees of cookie backends to browsers, the same for every token strategy. */
@TestInstance(Lifecycle.PER_CLASS)
final class BrowserCookiesTest {
  private static final AtomicInteger PEOPLE = new AtomicInteger();
  private static final Map<String, String> ELSEWHERE = Map.of("Sec-Fetch-Site", "cross-site");

  private final HttpClient client = HttpClient.newHttpClient();
  private Portcullis portcullis;
  private RestApi api;

  @BeforeAll
  void start() {
    portcullis = TestServers.start(settings());
    api = new RestApi(portcullis.httpPort());
  }

  @AfterAll
  void stop() {
    api.close();
    client.close();
    portcullis.close();
  }

  private static Map<String, String> settings() {
    var settings = TestServers.withRedis(TestServers.settings());
    for (String strategy : List.of("DATABASE", "REDIS")) {
      String backend = "PORTCULLIS_AUTH_BACKENDS_COOKIE_%s_".formatted(strategy);
      settings.put(backend + "TRANSPORT", "cookie");
      settings.put(backend + "STRATEGY", strategy);
    }
    settings.put("PORTCULLIS_AUTH_BACKENDS_COOKIE_REDIS_LIFETIME", "P7D");
    return settings;
  }

  private Person newPerson() {
    String email = "lady%d@camelot.bt".formatted(PEOPLE.incrementAndGet());
    return api.register(Map.of("email", email, "password", PASSWORD)).value();
  }

  private static String form(Person person) {
    return "username=%s&password=%s".formatted(person.email(), PASSWORD);
  }

  private HttpResponse<String> send(
      Portcullis server, String call, Map<String, String> headers, String body) throws Exception {
    String[] parts = call.split(" ", 2);
    var uri = URI.create("http://127.0.0.1:" + server.httpPort() + parts[1]);
    var request = HttpRequest.newBuilder(uri).method(parts[0], BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return api.described(client.send(request.build(), BodyHandlers.ofString()));
  }

  private HttpResponse<String> logIn(
      Portcullis server, String backend, Map<String, String> headers, String form)
      throws Exception {
    var all = new HashMap<>(headers);
    all.put("Content-Type", "application/x-www-form-urlencoded");
    return send(server, "POST /auth/%s/login".formatted(backend), all, form);
  }

  private static String setCookie(HttpResponse<?> response) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> !cookie.startsWith("portcullis_device="))
        .reduce((one, other) -> one + " AND " + other)
        .orElse("none");
  }

  static List<String> cookieBackends() {
    return MultiBackendServer.COOKIE_BACKENDS;
  }

  @ParameterizedTest
  @MethodSource("cookieBackends")
  void the_default_cookie_is_secure_http_only_and_limited_to_its_own_site(String backend)
      throws Exception {
    var response = logIn(portcullis, backend, Map.of(), form(newPerson()));

    String age = backend.equals("cookie-redis") ? "604800" : "3600";
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(setCookie(response))
        .matches(
            "fastapiusersauth=[A-Za-z0-9._-]{43,}; Path=/; Max-Age=%s; HttpOnly; Secure; SameSite=Lax"
                .formatted(age));
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void a_cookie_has_the_configured_attributes() throws Exception {
    var settings = settings();
    settings.put("PORTCULLIS_COOKIE_NAME", "grail");
    settings.put("PORTCULLIS_COOKIE_SECURE", "false");
    settings.put("PORTCULLIS_COOKIE_SAME_SITE", "strict");
    settings.put("PORTCULLIS_COOKIE_PATH", "/users");
    settings.put("PORTCULLIS_COOKIE_DOMAIN", "camelot.bt");
    try (var server = TestServers.start(settings);
        var rest = new RestApi(server.httpPort())) {
      var fields = Map.<String, Object>of("email", "elaine@camelot.bt", "password", PASSWORD);
      var person = rest.register(fields).value();
      for (String backend : cookieBackends()) {
        var response = logIn(server, backend, Map.of(), form(person));
        assertThat(setCookie(response))
            .matches(
                "grail=[^;]{43,}; Path=/users; Domain=camelot.bt; Max-Age=\\d+; HttpOnly;"
                    + " SameSite=Strict");

        String cookie = setCookie(response).replaceFirst(";.*", "");
        var shown = Map.of("Cookie", cookie);
        assertThat(send(server, "GET /users/me", shown, "").statusCode()).isEqualTo(200);
        var cleared = send(server, "POST /auth/%s/logout".formatted(backend), shown, "");
        assertThat(setCookie(cleared))
            .isEqualTo(
                "grail=; Path=/users; Domain=camelot.bt; Max-Age=0; HttpOnly; SameSite=Strict");
        assertThat(send(server, "GET /users/me", shown, "").statusCode()).isEqualTo(401);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cookieBackends")
  void only_a_log_out_through_a_cookie_backend_clears_the_cookie(String backend) throws Exception {
    var person = newPerson();
    for (String bearer : MultiBackendServer.BEARER_BACKENDS) {
      assertThat(setCookie(logOut(bearer, cookieOf(person, backend)))).isEqualTo("none");
    }
    assertThat(setCookie(logOut(backend, cookieOf(person, backend))))
        .isEqualTo("fastapiusersauth=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax");
  }

  private HttpResponse<String> logOut(String backend, String cookie) throws Exception {
    var response =
        send(portcullis, "POST /auth/%s/logout".formatted(backend), Map.of("Cookie", cookie), "");
    assertThat(response.statusCode()).isEqualTo(204);
    return response;
  }

  private String cookieOf(Person person, String backend) throws Exception {
    return setCookie(logIn(portcullis, backend, Map.of(), form(person))).replaceFirst(";.*", "");
  }

  static Stream<Arguments> foreignRequests() {
    return cookieBackends().stream()
        .flatMap(
            backend ->
                Stream.of(
                    Arguments.of(backend, ELSEWHERE),
                    Arguments.of(backend, Map.of("Origin", "https://mordred.example")),
                    Arguments.of(backend, Map.of("Origin", "null"))));
  }

  @ParameterizedTest
  @MethodSource("foreignRequests")
  void a_cross_site_request_with_the_cookie_changes_nothing(
      String backend, Map<String, String> foreign) throws Exception {
    var person = newPerson();
    var headers = new HashMap<>(foreign);
    headers.put("Cookie", cookieOf(person, backend));
    headers.put("Content-Type", "application/json");

    for (String call :
        List.of(
            "PATCH /users/me",
            "POST /auth/%s/logout".formatted(backend),
            "POST /auth/jwt/logout",
            "DELETE /users/" + person.id())) {
      var response = send(portcullis, call, headers, "{\"password\":\"excalibur\"}");

      assertThat(response.statusCode()).as(call).isEqualTo(403);
      assertThat(response.body()).contains("CROSS_SITE_REQUEST");
    }
    assertThat(send(portcullis, "GET /users/me", headers, "").statusCode()).isEqualTo(200);
    assertThat(cookieOf(person, backend)).startsWith("fastapiusersauth=");
  }

  @ParameterizedTest
  @MethodSource("foreignRequests")
  void a_cross_site_log_in_is_refused(String backend, Map<String, String> foreign)
      throws Exception {
    var response = logIn(portcullis, backend, foreign, form(newPerson()));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(setCookie(response)).isEqualTo("none");
  }

  static Stream<Arguments> ownRequests() {
    return cookieBackends().stream()
        .flatMap(
            backend ->
                Stream.of(
                    // Programs other than browsers send neither header.
                    Arguments.of(backend, Map.of()),
                    Arguments.of(backend, Map.of("Sec-Fetch-Site", "same-origin")),
                    Arguments.of(backend, Map.of("Sec-Fetch-Site", "same-site")),
                    Arguments.of(backend, Map.of("Sec-Fetch-Site", "none")),
                    Arguments.of(backend, Map.of("Origin", "http://localhost:8000"))));
  }

  @ParameterizedTest
  @MethodSource("ownRequests")
  void a_same_site_request_with_the_cookie_is_accepted(String backend, Map<String, String> own)
      throws Exception {
    var person = newPerson();
    var login = logIn(portcullis, backend, own, form(person));
    var headers = new HashMap<>(own);
    headers.put("Cookie", setCookie(login).replaceFirst(";.*", ""));
    headers.put("Content-Type", "application/json");

    var changed = send(portcullis, "PATCH /users/me", headers, "{\"password\":\"excalibur\"}");
    assertThat(changed.statusCode()).isEqualTo(200);
    var over = send(portcullis, "POST /auth/%s/logout".formatted(backend), headers, "");
    assertThat(over.statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @MethodSource("cookieBackends")
  void a_cross_site_request_with_a_token_in_a_header_is_accepted(String backend) throws Exception {
    String token = cookieOf(newPerson(), backend).replaceFirst("[^=]*=", "");
    var headers = new HashMap<>(ELSEWHERE);
    headers.put("Authorization", "Bearer " + token);
    headers.put("Content-Type", "application/json");

    var changed = send(portcullis, "PATCH /users/me", headers, "{\"password\":\"excalibur\"}");

    assertThat(changed.statusCode()).isEqualTo(200);
  }
}

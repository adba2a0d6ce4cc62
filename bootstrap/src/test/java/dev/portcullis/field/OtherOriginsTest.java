package dev.portcullis.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.ServerUnderTest;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.bootstrap.Portcullis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A front end in a browser, on another origin than the server. A page of a further origin, which
 * isn't listed, runs in a frame while the user is logged in.
 *
 * <p>Pages come from {@code localhost}. The server is called {@code localhost} where it is the same
 * site, and {@code 127.0.0.1} where it is another.
 */
@Tag("field")
final class OtherOriginsTest {
  private PageServer frontEnd;
  private PageServer stranger;

  @BeforeEach
  void start() throws Exception {
    frontEnd = new PageServer();
    stranger = new PageServer();
  }

  @AfterEach
  void stop() {
    frontEnd.close();
    stranger.close();
  }

  private Portcullis server(String sameSite) {
    Map<String, String> settings = TestServers.settings();
    settings.put("PORTCULLIS_HTTP_CORS_ORIGINS", frontEnd.origin());
    settings.put("PORTCULLIS_COOKIE_SAME_SITE", sameSite);
    return TestServers.start(settings);
  }

  private JsonNode report(Portcullis server, String host, String email) throws Exception {
    return frontEnd.reportOf(
        "/front-end.html?server=http://%s:%d&stranger=%s&email=%s"
            .formatted(host, server.httpPort(), stranger.origin(), email));
  }

  private static int status(JsonNode report, String call) {
    return report.path(call).path("status").intValue();
  }

  private static String body(JsonNode report, String call) {
    return report.path(call).path("body").textValue();
  }

  @Test
  void a_page_of_a_listed_origin_on_the_same_site_does_all_that_a_front_end_does()
      throws Exception {
    String email = ServerUnderTest.newEmail();
    try (var server = server("lax")) {
      JsonNode report = report(server, "localhost", email);

      assertFrontEndWorks(report, email);
      assertCookieWorks(report, email);
      assertStrangerIsRefused(report, server, email);
    }
  }

  @Test
  void a_page_of_a_listed_origin_on_another_site_does_so_with_cookies_for_all_sites()
      throws Exception {
    String email = ServerUnderTest.newEmail();
    try (var server = server("none")) {
      JsonNode report = report(server, "127.0.0.1", email);

      assertFrontEndWorks(report, email);
      assertCookieWorks(report, email);
      assertStrangerIsRefused(report, server, email);
    }
  }

  @Test
  void a_page_on_another_site_needs_cookies_for_all_sites() throws Exception {
    String email = ServerUnderTest.newEmail();
    try (var server = server("lax")) {
      JsonNode report = report(server, "127.0.0.1", email);

      assertFrontEndWorks(report, email);
      assertThat(status(report, "cookieLogIn")).isEqualTo(204);
      assertThat(status(report, "cookieProfile")).isEqualTo(401);
    }
  }

  private static void assertFrontEndWorks(JsonNode report, String email) {
    assertThat(status(report, "register")).as(report.toPrettyString()).isEqualTo(201);
    assertThat(status(report, "registerAgain")).isEqualTo(400);
    assertThat(body(report, "registerAgain")).contains("REGISTER_USER_ALREADY_EXISTS");
    assertThat(status(report, "anonymous")).isEqualTo(401);
    assertThat(status(report, "malformed")).isEqualTo(422);

    assertThat(status(report, "bearerLogIn")).isEqualTo(200);
    assertThat(status(report, "bearerProfile")).isEqualTo(200);
    assertThat(body(report, "bearerProfile")).contains(email);
    assertThat(status(report, "bearerLogOut")).isEqualTo(204);
    assertThat(status(report, "bearerProfileAfterLogOut")).isEqualTo(401);

    for (String call : List.of("register", "anonymous", "malformed", "bearerProfile")) {
      assertThat(report.path(call).path("id").booleanValue()).as(call).isTrue();
      assertThat(report.path(call).path("date").booleanValue()).as(call).isTrue();
    }
  }

  private static void assertCookieWorks(JsonNode report, String email) {
    assertThat(status(report, "cookieLogIn")).isEqualTo(204);
    assertThat(status(report, "cookieProfile")).isEqualTo(200);
    assertThat(body(report, "cookieProfile")).contains(email);
    assertThat(status(report, "cookieChange")).isEqualTo(200);
    assertThat(status(report, "cookieProfileAfterStranger")).isEqualTo(200);
    assertThat(body(report, "cookieProfileAfterStranger")).isEqualTo(body(report, "cookieProfile"));
    assertThat(status(report, "cookieLogOut")).isEqualTo(204);
    assertThat(status(report, "cookieProfileAfterLogOut")).isEqualTo(401);
  }

  private static void assertStrangerIsRefused(JsonNode report, Portcullis server, String email) {
    assertThat(report.path("stranger").properties())
        .hasSize(8)
        .allSatisfy(
            call ->
                assertThat(call.getValue().textValue())
                    .as(call.getKey())
                    .isEqualTo(call.getKey().startsWith("silent") ? "sent" : "blocked"));
    try (var api = new RestApi(server.httpPort())) {
      var login =
          api.logIn(
              "jwt", Map.of("username", "stranger-" + email, "password", ServerUnderTest.PASSWORD));
      assertThat(login.code()).isEqualTo("LOGIN_BAD_CREDENTIALS");
    }
  }
}

package dev.portcullis.adapters.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.portcullis.adapters.rest.RawRequest;
import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.RestLogCapture;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Size and time limits of request bodies, and malformed bodies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequestBodyLimitsTest {
  private static final String JSON = "application/json";
  private static final String URL_ENCODED = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data; boundary=round-table";

  private TestRestServer server;

  @BeforeAll
  void start() {
    server = new TestRestServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private RawRequest register() {
    return server.call("POST", "/auth/register");
  }

  private RawRequest logIn() {
    return server.call("POST", "/auth/bearer/login");
  }

  private static String json(int size) {
    String body = "{\"email\":\"no address\",\"password\":\"guinevere\"}";
    return body + " ".repeat(size - body.length());
  }

  private static String part(String name, String value) {
    return "--round-table\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  private static String multipart(String... parts) {
    return String.join("", parts) + "--round-table--\r\n";
  }

  private static void assertTooLarge(RawResponse answer) {
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("PAYLOAD_TOO_LARGE");
  }

  @Test
  void a_body_of_64_kib_is_read_completely() {
    assertThat(register().json(json(65_536)).send().locs()).containsExactly("[\"body\",\"email\"]");
    assertThat(register().chunked(JSON, json(65_536)).send().locs())
        .containsExactly("[\"body\",\"email\"]");
  }

  @Test
  void a_body_over_64_kib_is_too_large() {
    assertTooLarge(register().json(json(65_537)).send());
    assertTooLarge(register().chunked(JSON, json(65_537)).send());
  }

  @Test
  void a_form_over_64_kib_is_too_large() {
    String form = "username=" + "a".repeat(65_536);
    String parts = multipart(part("username", "a".repeat(65_536)));

    assertTooLarge(logIn().form(form).send());
    assertTooLarge(logIn().chunked(URL_ENCODED, form).send());
    assertTooLarge(logIn().body(MULTIPART, parts).send());
    assertTooLarge(logIn().chunked(MULTIPART, parts).send());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /auth/bearer/logout",
        "DELETE /users/1",
        "GET /users/me",
        "GET /health/live",
        "POST /no/such/path"
      })
  void the_limit_applies_to_unread_bodies_too(String call) {
    String[] parts = call.split(" ", 2);

    assertTooLarge(server.call(parts[0], parts[1]).body("", "a".repeat(65_537)).send());
    assertTooLarge(server.call(parts[0], parts[1]).chunked("", "a".repeat(65_537)).send());
  }

  @Test
  void a_truncated_body_is_an_invalid_request_and_logged_only_at_debug() {
    try (var log = new RestLogCapture()) {
      List<RawResponse> answers =
          List.of(
              register().json(json(100)).breakOff(1),
              register().chunked(JSON, json(100)).breakOff(3),
              logIn().form("username=a&password=b").breakOff(5),
              logIn().body(MULTIPART, multipart(part("username", "a"))).breakOff(9),
              server.call("POST", "/auth/bearer/logout").chunked("", "a").breakOff(5));

      assertThat(answers)
          .allSatisfy(
              answer -> {
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.code()).isEqualTo("INVALID_REQUEST");
              });
      assertThat(log.at(Level.DEBUG)).filteredOn("The body broke off"::equals).hasSize(5);
      assertThat(log.at(Level.ERROR)).isEmpty();
      assertThat(log.at(Level.WARN)).isEmpty();
    }
  }

  @Test
  void malformed_chunks_are_an_invalid_request() {
    RawRequest call = register().with("Content-Type", JSON).with("Transfer-Encoding", "chunked");

    RawResponse answer =
        new RawRequest(call.port(), call.line(), call.headers(), "5\r\n{\"a\":\r\nxyz\r\n").send();

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void a_body_that_does_not_arrive_times_out() {
    try (var serverWithTimeout =
            new TestRestServer(TestRestServerOptions.USUAL.with(Duration.ofMillis(200)));
        var log = new RestLogCapture()) {
      for (RawRequest call :
          List.of(
              serverWithTimeout.call("POST", "/auth/register").json(json(100)),
              serverWithTimeout.call("POST", "/auth/bearer/login").body(MULTIPART, multipart()),
              serverWithTimeout.call("POST", "/auth/bearer/logout").chunked("", "a"))) {
        RawResponse answer = call.stall(1);

        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.code()).isEqualTo("REQUEST_TIMEOUT");
      }
      assertThat(log.at(Level.ERROR)).isEmpty();
    }
  }

  @Test
  void a_log_in_accepts_both_types_of_form() {
    String email = server.verifiedUser().user().email().value();
    String form = "username=" + email + "&password=" + TestRestServer.PASSWORD;
    String parts = multipart(part("username", email), part("password", TestRestServer.PASSWORD));

    assertThat(logIn().form(form).send().status()).isEqualTo(200);
    assertThat(logIn().chunked(URL_ENCODED, form).send().status()).isEqualTo(200);
    assertThat(logIn().body(MULTIPART, parts).send().status()).isEqualTo(200);
    assertThat(logIn().chunked(MULTIPART, parts).send().status()).isEqualTo(200);
    assertThat(logIn().body("Application/X-WWW-Form-URLencoded ; charset=utf-8", form).send())
        .extracting(RawResponse::status)
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencodedX",
        "multipart/form-dataX; boundary=round-table",
        "text/plain",
        ""
      })
  void a_form_of_another_type_is_ignored(String type) {
    assertThat(logIn().body(type, "username=arthur&password=guinevere").send().locs())
        .containsExactlyInAnyOrder("[\"body\",\"username\"]", "[\"body\",\"password\"]");
  }

  @Test
  void a_malformed_form_is_invalid() {
    List<RawResponse> answers =
        List.of(
            logIn().form("username=%zz").send(),
            logIn().form("username=%ff").send(),
            logIn().body(MULTIPART, part("username", "arthur")).send(),
            logIn().body(MULTIPART, "nonsense").send(),
            logIn().body("multipart/form-data", multipart(part("username", "arthur"))).send());

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(422);
              assertThat(answer.locs()).containsExactly("[\"body\"]");
            });
  }
}

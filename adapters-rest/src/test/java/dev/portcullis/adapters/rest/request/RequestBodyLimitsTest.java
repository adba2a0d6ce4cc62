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

/** How much may be sent, and what becomes of what breaks off. */
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
  void of_64_kib_every_byte_is_read() {
    assertThat(register().json(json(65_536)).send().locs()).containsExactly("[\"body\",\"email\"]");
    assertThat(register().chunked(JSON, json(65_536)).send().locs())
        .containsExactly("[\"body\",\"email\"]");
  }

  @Test
  void one_byte_more_is_too_large_however_it_is_sent() {
    assertTooLarge(register().json(json(65_537)).send());
    assertTooLarge(register().chunked(JSON, json(65_537)).send());
  }

  @Test
  void a_long_form_is_too_large_however_it_is_sent() {
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
  void what_nobody_reads_is_too_large_all_the_same(String call) {
    String[] parts = call.split(" ", 2);

    assertTooLarge(server.call(parts[0], parts[1]).body("", "a".repeat(65_537)).send());
    assertTooLarge(server.call(parts[0], parts[1]).chunked("", "a".repeat(65_537)).send());
  }

  @Test
  void a_body_that_breaks_off_is_no_request_and_no_news() {
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
  void chunks_that_are_none_are_no_request() {
    RawRequest call = register().with("Content-Type", JSON).with("Transfer-Encoding", "chunked");

    RawResponse answer =
        new RawRequest(call.port(), call.line(), call.headers(), "5\r\n{\"a\":\r\nxyz\r\n").send();

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void a_body_that_does_not_come_is_waited_for_no_longer_than_the_timeout() {
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
  void one_logs_in_by_either_kind_of_form() {
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
  void a_form_of_any_other_type_is_none(String type) {
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

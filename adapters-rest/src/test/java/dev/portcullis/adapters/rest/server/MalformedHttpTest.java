package dev.portcullis.adapters.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RawRequest;
import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.RestLogCapture;
import dev.portcullis.adapters.rest.TestRestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that reach no route, because the server can't parse or accept them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MalformedHttpTest {
  private static final String LONG = "a".repeat(9000);

  private TestRestServer server;

  @BeforeAll
  void start() {
    server = new TestRestServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private RawResponse send(String request) {
    return RawRequest.send(server.port(), request.replace("LONG", LONG).replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | INVALID_REQUEST                 | 'nonsense\n\n'",
        "400 | INVALID_REQUEST                 | 'GET / HTTP/1.1\n\n'",
        "400 | INVALID_REQUEST                 | 'POST / HTTP/1.1\nHost: a\nContent-Length: x\n\n'",
        "414 | URI_TOO_LONG                    | 'GET /LONG HTTP/1.1\nHost: a\n\n'",
        "417 | EXPECTATION_FAILED              | 'GET / HTTP/1.1\nHost: a\nExpect: mercy\n\n'",
        "431 | REQUEST_HEADER_FIELDS_TOO_LARGE | 'GET / HTTP/1.1\nHost: a\nX: LONG\n\n'",
        "505 | HTTP_VERSION_NOT_SUPPORTED      | 'GET / HTTP/7.0\nHost: a\n\n'"
      })
  void malformed_requests_are_answered_and_logged_like_others(
      int status, String code, String request) throws IOException {
    try (var log = new RestLogCapture()) {
      RawResponse answer = send(request);

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.code()).isEqualTo(code);
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      String id = answer.header("X-Request-Id");
      assertThat(UUID.fromString(id)).isNotNull();
      assertThat(log.eventually(id)).containsExactly("Reached no route: " + status);
      assertThat(Files.readString(Path.of("../docs/errors.md"))).contains("| `" + code + "` |");
    }
  }

  @Test
  void a_valid_request_id_is_kept() {
    RawResponse answer = send("GET / HTTP/1.1\nHost: a\nX-Request-Id: quest-9\nExpect: mercy\n\n");

    assertThat(answer.header("X-Request-Id")).isEqualTo("quest-9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /users/me HTTP/1.1\nHost: a\nSec-WebSocket-Version: 13\n\n"})
  void a_websocket_upgrade_is_not_found(String request) {
    RawResponse answer = send(request.replace("Host", "Connection: close\nHost"));

    assertThat(answer.status() + " " + answer.code()).isEqualTo("404 NOT_FOUND");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }
}

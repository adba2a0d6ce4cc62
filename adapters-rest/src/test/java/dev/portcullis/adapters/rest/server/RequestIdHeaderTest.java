package dev.portcullis.adapters.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.RestLogCapture;
import dev.portcullis.adapters.rest.TestRestServer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The request id, in answers and in the log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequestIdHeaderTest {
  private TestRestServer server;

  @BeforeAll
  void start() {
    server = new TestRestServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_client_may_choose_the_request_id() {
    RawResponse answer =
        server.call("GET", "/health/live").with("x-request-id", "Quest_7.grail-1").send();

    assertThat(answer.header("X-Request-Id")).isEqualTo("Quest_7.grail-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "<script>", "a\tb", "ä"})
  void an_invalid_request_id_is_replaced(String choice) {
    RawResponse answer = server.call("GET", "/health/live").with("X-Request-Id", choice).send();

    assertThat(UUID.fromString(answer.header("X-Request-Id"))).isNotNull();
  }

  @Test
  void every_request_without_an_id_gets_a_new_one() {
    RawResponse one = server.call("GET", "/health/live").send();
    RawResponse other = server.call("GET", "/health/live").send();

    assertThat(one.header("X-Request-Id")).isNotEqualTo(other.header("X-Request-Id"));
  }

  @Test
  void the_log_contains_id_and_path_but_no_query_and_no_token() {
    String token = server.bearerTokenOf(server.verifiedUser());
    try (var log = new RestLogCapture()) {
      RawResponse unused =
          server
              .call("GET", "/users/me?secret=hunter2")
              .bearer(token)
              .with("X-Request-Id", "quest-8")
              .send();

      List<String> ofRequest = log.eventually("quest-8");
      assertThat(ofRequest).singleElement().asString().startsWith("GET /users/me 200 ");
      assertThat(ofRequest.toString()).doesNotContain("hunter2", token);
    }
  }
}

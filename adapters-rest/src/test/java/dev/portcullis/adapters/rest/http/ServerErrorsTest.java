package dev.portcullis.adapters.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.portcullis.adapters.rest.FailingTokenStrategy;
import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.RestLogCapture;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers to outages, overload and bugs of the server. */
final class ServerErrorsTest {
  private final TestRestServer server =
      new TestRestServer(TestRestServerOptions.USUAL.with(FailingTokenStrategy::new));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_server_is_ready_while_the_store_answers() {
    for (String method : new String[] {"GET", "HEAD"}) {
      assertThat(server.call(method, "/health/ready").send().status()).isEqualTo(200);
      server.storage.breakDown();
      RawResponse answer = server.call(method, "/health/ready").send();
      server.storage.recover();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
  }

  @Test
  void the_server_is_alive_during_an_outage_of_the_store() {
    server.storage.breakDown();

    assertThat(server.call("GET", "/health/live").send().status()).isEqualTo(200);
  }

  @Test
  void an_outage_of_the_store_is_unavailable_with_a_retry_time() {
    server.storage.breakDown();
    try (var log = new RestLogCapture()) {
      RawResponse answer =
          server.call("POST", "/auth/forgot-password").json("{\"email\":\"a@b.bt\"}").send();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.code()).isEqualTo("SERVICE_UNAVAILABLE");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      assertThat(log.at(Level.ERROR)).containsExactly("The store doesn't answer");
    }
  }

  @Test
  void a_full_queue_is_unavailable_with_a_retry_time() {
    RawResponse answer = server.call("GET", "/users/me").bearer("overloaded").send();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("TOO_MANY_REQUESTS_WAITING");
    assertThat(answer.header("Retry-After")).isEqualTo("7");
  }

  @Test
  void a_bug_is_logged_as_an_incident_and_its_details_are_not_sent() {
    for (String bug : new String[] {"exception", "error"}) {
      try (var log = new RestLogCapture()) {
        RawResponse answer = server.call("GET", "/users/me").bearer(bug).send();

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).doesNotContain("hunter2", "Exception");
        String incident = answer.json().at("/detail/reason").asText().replaceFirst(".* ", "");
        assertThat(log.at(Level.ERROR)).containsExactly("Incident " + incident);
      }
    }
  }
}

package dev.portcullis.adapters.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.RestLogCapture;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.VerifiedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers to outages, overload and bugs of the server. */
final class ServerErrorsTest {
  private final TestRestServer server =
      new TestRestServer(TestRestServerOptions.USUAL.with(Failing::new));

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

  /** Token strategy that fails as the token's text says. */
  private record Failing(TokenStrategy strategy) implements TokenStrategy {
    @Override
    public Optional<IssuedToken> issue(Session session, long sessionGeneration) {
      return strategy.issue(session, sessionGeneration);
    }

    @Override
    public Optional<VerifiedToken> read(AccessToken token, Instant now) {
      return switch (token.value()) {
        case "overloaded" -> throw new Overloaded(Duration.ofSeconds(7));
        case "exception" -> throw new IllegalStateException("hunter2");
        case "error" -> throw new StackOverflowError("hunter2");
        default -> strategy.read(token, now);
      };
    }

    @Override
    public boolean joinsTransactions() {
      return strategy.joinsTransactions();
    }

    @Override
    public boolean isOpen(Session session, Instant now) {
      return strategy.isOpen(session, now);
    }

    @Override
    public void touch(Session session, Instant now) {
      strategy.touch(session, now);
    }

    @Override
    public void revoke(Session session) {
      strategy.revoke(session);
    }
  }
}

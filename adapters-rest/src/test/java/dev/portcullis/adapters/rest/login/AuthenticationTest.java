package dev.portcullis.adapters.rest.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RawRequest;
import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authentication of requests, and the challenge to those without a valid token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuthenticationTest {
  private TestRestServer server;

  @BeforeAll
  void start() {
    server = new TestRestServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private RawRequest me() {
    return server.call("GET", "/users/me");
  }

  @Test
  void the_bearer_scheme_is_case_insensitive() {
    String token = server.bearerTokenOf(server.verifiedUser());

    assertThat(me().with("authorization", "bearer " + token).send().status()).isEqualTo(200);
    assertThat(me().with("AUTHORIZATION", "BEARER  " + token).send().status()).isEqualTo(200);
  }

  @Test
  void an_invalid_bearer_token_is_challenged_as_invalid() {
    RawResponse answer = me().bearer("nonsense").send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("UNAUTHORIZED");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YTpi", "Bearer", "nonsense"})
  void a_request_without_a_bearer_token_is_challenged_without_an_error(String authorization) {
    RawResponse answer = me().with("Authorization", authorization).send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void an_invalid_cookie_is_challenged_without_an_error() {
    RawResponse answer = me().cookie("nonsense").send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }
}

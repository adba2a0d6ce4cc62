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

/** Who calls, and what those are told who can't show it. */
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
  void a_bearer_is_known_whatever_case_the_scheme_is_in() {
    String token = server.bearerTokenOf(server.verifiedUser());

    assertThat(me().with("authorization", "bearer " + token).send().status()).isEqualTo(200);
    assertThat(me().with("AUTHORIZATION", "BEARER  " + token).send().status()).isEqualTo(200);
  }

  @Test
  void a_bad_token_is_called_so() {
    RawResponse answer = me().bearer("nonsense").send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("UNAUTHORIZED");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YTpi", "Bearer", "nonsense"})
  void without_a_bearers_token_there_is_none_to_be_called_bad(String authorization) {
    RawResponse answer = me().with("Authorization", authorization).send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void a_bad_cookie_is_no_bearers_bad_token() {
    RawResponse answer = me().cookie("nonsense").send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }
}

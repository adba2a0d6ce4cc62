package dev.portcullis.adapters.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Allowed methods of each path, and HEAD. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpMethodsTest {
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
  void head_without_a_valid_token_is_unauthorized() {
    RawResponse answer = server.call("HEAD", "/users/me").send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users/me",
        "/users",
        "/users/1",
        "/.well-known/jwks.json",
        "/openapi.json",
        "/docs",
        "/docs/docs.js",
        "/docs/nothing",
        "/health/live",
        "/health/ready",
        "/no/such/path"
      })
  void head_is_get_without_the_body(String path) {
    String token = server.bearerTokenOf(server.superuser());

    RawResponse get = server.call("GET", path).bearer(token).send();
    RawResponse head = server.call("HEAD", path).bearer(token).send();

    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    assertThat(head.body()).isEmpty();
    assertThat(get.body()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/html,*/*"})
  void another_method_is_refused_with_the_allowed_ones(String accept) {
    RawResponse answer = server.call("PUT", "/users/me").with("Accept", accept).send();

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(List.of(answer.header("Allow").split(", ")))
        .containsExactlyInAnyOrder("GET", "HEAD", "PATCH", "DELETE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET /auth/register", "HEAD /auth/bearer/logout", "PUT /auth/bearer/login"})
  void routes_for_post_allow_no_other_method(String call) {
    String[] parts = call.split(" ", 2);

    RawResponse answer = server.call(parts[0], parts[1]).send();

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/users/",
        "/users/me/",
        "/auth/lance/login",
        "/auth/bearer",
        "/%zz",
        "/a%2fb"
      })
  void an_unknown_path_is_answered_in_json(String path) {
    RawResponse answer = server.call("GET", path).with("Accept", "text/html").send();

    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.status() + " " + answer.code()).isIn("404 NOT_FOUND", "400 INVALID_REQUEST");
  }

  @Test
  void an_answer_without_content_has_no_content_type() {
    var arthur = server.verifiedUser();
    List<RawResponse> answers =
        List.of(
            server.logIn("cookie", arthur),
            server.call("POST", "/auth/bearer/logout").bearer(server.bearerTokenOf(arthur)).send(),
            server
                .call("DELETE", "/users/" + arthur.id())
                .bearer(server.bearerTokenOf(server.superuser()))
                .send());

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(204);
              assertThat(answer.headers("Content-Type")).isEmpty();
              assertThat(answer.body()).isEmpty();
            });
  }
}

package dev.portcullis.adapters.rest.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Order of the checks of a change by a superuser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UpdateUserTest {
  private TestRestServer server;

  @BeforeAll
  void start() {
    server = new TestRestServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private RawResponse update(String id, String token, String body) {
    return server.call("PATCH", "/users/" + id).bearer(token).json(body).send();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "{\"email\":\"no address\"}",
        "{\"password\":\"short\"}",
        "{\"is_active\":1}"
      })
  void an_unknown_user_is_reported_after_authentication_and_before_invalid_fields(String body) {
    String superuser = server.bearerTokenOf(server.superuser());
    String user = server.bearerTokenOf(server.verifiedUser());
    String somebody = server.verifiedUser().id().toString();

    for (String nobody : new String[] {"00000000-0000-7000-8000-000000000000", "no-id"}) {
      assertThat(update(nobody, "nonsense", body).code()).isEqualTo("UNAUTHORIZED");
      assertThat(update(nobody, user, body).code()).isEqualTo("FORBIDDEN");
      assertThat(update(nobody, superuser, body).code()).isEqualTo("NOT_FOUND");
      assertThat(update(somebody, superuser, body).status()).isIn(422, 400);
    }
  }
}

package dev.portcullis.adapters.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.oauth.testing.OAuthServer;
import dev.portcullis.adapters.oauth.testing.ScriptedResponse;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a sign-in when the provider answers, but not what it should. */
final class UnexpectedResponseTest {
  private final OAuthServer server = new OAuthServer();
  private final OAuthIdentityProvider provider =
      OAuthIdentityProvider.open(SignInVisits.settings(server), InstantSource.system());

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  /** The last that is asked first, so that the others are still good. */
  private List<URI> endpoints() {
    return List.of(server.userinfoEndpoint(), server.tokenEndpoint());
  }

  @Test
  void a_body_without_end_is_left_where_it_is() {
    server.answers(server.tokenEndpoint(), new ScriptedResponse.Endless());

    assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
        .isEqualTo("the token endpoint answers more than a mebibyte");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant, invalid_grant",
    "200, bad_verification_code, bad_verification_code",
    "400, '<script>', unknown_error",
    "200, '', unknown_error"
  })
  void every_other_error_only_says_that_the_code_is_worth_nothing(
      int status, String error, String told) {
    server.answers(server.tokenEndpoint(), ScriptedResponse.error(status, error));

    assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
        .isEqualTo("the token endpoint answers " + told);
  }

  @Test
  void an_error_that_is_an_object_is_one_too() {
    server.answers(
        server.tokenEndpoint(),
        ScriptedResponse.json(400, Map.of("error", Map.of("message", "no", "code", 100))));

    assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
        .isEqualTo("the token endpoint answers an error");
  }

  @Test
  void a_page_is_no_answer() {
    for (URI endpoint : endpoints()) {
      server.answers(endpoint, ScriptedResponse.html(200));

      assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
          .endsWith(" endpoint answers something else than JSON");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=utf-8",
        "Application/JSON",
        "application/vnd.github+json"
      })
  void json_is_known_under_all_its_names(String contentType) {
    server.answers(
        server.userinfoEndpoint(), ScriptedResponse.text(200, contentType, "{\"id\":7}"));

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)).accountId()).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/json", "application/jsonp", "text/html;application/json", "json", ";"})
  void what_only_looks_like_json_is_not_taken_for_it(String contentType) {
    server.answers(
        server.userinfoEndpoint(), ScriptedResponse.text(200, contentType, "{\"id\":7}"));

    assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
        .isEqualTo("the userinfo endpoint answers something else than JSON");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 400, 401, 403, 404, 418})
  void nobody_is_known_by_anything_but_a_success(int status) {
    server.answers(server.userinfoEndpoint(), ScriptedResponse.status(status));

    assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
        .isEqualTo("the userinfo endpoint answers " + status);
  }

  @Test
  void a_redirect_is_not_followed() {
    for (URI endpoint : endpoints()) {
      server.answers(endpoint, ScriptedResponse.redirect(server.emailsEndpoint()));

      assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
          .startsWith("the ")
          .contains(" endpoint answers ");
    }
    assertThat(server.requests(server.emailsEndpoint())).isEmpty();
  }
}

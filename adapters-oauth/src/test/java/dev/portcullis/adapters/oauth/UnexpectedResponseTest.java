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

/** Sign-in when the provider answers with an error, a redirect or an unexpected body. */
final class UnexpectedResponseTest {
  private final OAuthServer server = new OAuthServer();
  private final OAuthIdentityProvider provider =
      OAuthIdentityProvider.open(SignInVisits.settings(server), InstantSource.system());

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  /** In reverse order of their use, so that the earlier endpoint still works. */
  private List<URI> endpoints() {
    return List.of(server.userinfoEndpoint(), server.tokenEndpoint());
  }

  @Test
  void an_endless_body_is_aborted() {
    server.answers(server.tokenEndpoint(), new ScriptedResponse.Endless());

    assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
        .isEqualTo("the token endpoint answers more than 1 MiB");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant, invalid_grant",
    "200, bad_verification_code, bad_verification_code",
    "400, '<script>', unknown_error",
    "200, '', unknown_error"
  })
  void every_other_error_code_fails_the_sign_in(int status, String error, String told) {
    server.answers(server.tokenEndpoint(), ScriptedResponse.error(status, error));

    assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
        .isEqualTo("the token endpoint answers " + told);
  }

  @Test
  void an_error_object_fails_the_sign_in() {
    server.answers(
        server.tokenEndpoint(),
        ScriptedResponse.json(400, Map.of("error", Map.of("message", "no", "code", 100))));

    assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
        .isEqualTo("the token endpoint answers an error");
  }

  @Test
  void an_html_page_fails_the_sign_in() {
    for (URI endpoint : endpoints()) {
      server.answers(endpoint, ScriptedResponse.html(200));

      assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
          .endsWith(" endpoint answers something other than JSON");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=utf-8",
        "Application/JSON",
        "application/vnd.github+json"
      })
  void json_media_types_with_parameters_or_suffixes_are_accepted(String contentType) {
    server.answers(
        server.userinfoEndpoint(), ScriptedResponse.text(200, contentType, "{\"id\":7}"));

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)).accountId()).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/json", "application/jsonp", "text/html;application/json", "json", ";"})
  void other_media_types_fail_the_sign_in(String contentType) {
    server.answers(
        server.userinfoEndpoint(), ScriptedResponse.text(200, contentType, "{\"id\":7}"));

    assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
        .isEqualTo("the userinfo endpoint answers something other than JSON");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 400, 401, 403, 404, 418})
  void any_status_but_200_fails_the_sign_in(int status) {
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

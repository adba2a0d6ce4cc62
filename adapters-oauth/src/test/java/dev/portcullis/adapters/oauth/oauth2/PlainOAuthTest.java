package dev.portcullis.adapters.oauth.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.oauth.OAuthIdentityProvider;
import dev.portcullis.adapters.oauth.OAuthSettings;
import dev.portcullis.adapters.oauth.OAuthSettings.Claims;
import dev.portcullis.adapters.oauth.OAuthSettings.Explicit;
import dev.portcullis.adapters.oauth.SignInVisits;
import dev.portcullis.adapters.oauth.testing.OAuthServer;
import dev.portcullis.adapters.oauth.testing.ScriptedResponse;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.application.port.out.federation.IdentityProvider.Identified;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in with a plain OAuth 2 provider. */
final class PlainOAuthTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T10:00:00Z"));
  private final OAuthServer server = new OAuthServer();
  private final OAuthIdentityProvider provider =
      OAuthIdentityProvider.open(SignInVisits.settings(server), clock);

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  private String problem() {
    return SignInVisits.problem(SignInVisits.signIn(provider));
  }

  @Test
  void the_authorization_request_has_a_state_and_a_pkce_challenge() {
    SignInVisits.visit(provider);

    assertThat(server.requests(server.authorizeEndpoint()).getLast().parameters())
        .containsEntry("redirect_uri", SignInVisits.CONTEXT.redirectUri())
        .containsEntry("state", SignInVisits.STATE)
        .containsEntry("scope", "identify email")
        .containsEntry("code_challenge_method", "S256")
        .doesNotContainKeys("nonce", "client_secret", "code_verifier");
  }

  @Test
  void a_query_of_the_authorization_endpoint_is_kept() {
    var endpoints =
        new Explicit(
            URI.create(server.authorizeEndpoint() + "?prompt=select%20account"),
            server.tokenEndpoint(),
            server.userinfoEndpoint(),
            Optional.empty(),
            new Claims("id", "email", Optional.empty()));

    try (var other = OAuthIdentityProvider.open(SignInVisits.explicit(endpoints), clock)) {
      assertThat(SignInVisits.identity(SignInVisits.signIn(other)).accountId()).isEqualTo("1");
    }
    assertThat(server.requests(server.authorizeEndpoint()).getLast().parameter("prompt"))
        .isEqualTo("select account");
  }

  @Test
  void without_scopes_none_are_requested() {
    var usual = SignInVisits.settings(server);
    var settings =
        new OAuthSettings(
            usual.name(), usual.clientId(), usual.clientSecret(), Scopes.NONE, usual.endpoints());

    try (var other = OAuthIdentityProvider.open(settings, clock)) {
      SignInVisits.visit(other);
    }

    assertThat(server.requests(server.authorizeEndpoint()).getLast().parameters())
        .doesNotContainKey("scope");
  }

  @Test
  void the_client_secret_is_sent_in_the_body() {
    SignInVisits.signIn(provider);

    var exchange = server.requests(server.tokenEndpoint()).getLast();
    assertThat(exchange.parameters())
        .containsEntry("client_id", OAuthServer.CLIENT_ID)
        .containsEntry("client_secret", OAuthServer.CLIENT_SECRET);
    assertThat(exchange.header("Authorization")).isEmpty();
  }

  @Test
  void the_providers_tokens_are_returned_with_their_expiry() {
    assertThat(SignInVisits.signIn(provider))
        .isInstanceOfSatisfying(
            Identified.class,
            known -> {
              assertThat(known.tokens().access()).startsWith("access-");
              assertThat(known.tokens().refresh()).contains("refresh-me");
              assertThat(known.tokens().expires()).contains(clock.instant().plusSeconds(3600));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":7} | 7",
        "{\"id\":\"7\"} | 7",
        "{\"id\":9007199254740993} | 9007199254740993",
        "{\"id\":9223372036854775807} | 9223372036854775807",
        "{\"id\":-9223372036854775808} | -9223372036854775808",
        "{\"id\":\"Lancelot du Lac\"} | Lancelot du Lac"
      })
  void an_id_is_text_or_a_whole_number(String profile, String id) {
    server.profile(profile);

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)).accountId()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":null}",
        "{\"id\":1.5}",
        "{\"id\":1e3}",
        "{\"id\":9223372036854775808}",
        "{\"id\":true}",
        "{\"id\":[7]}",
        "{\"id\":{\"id\":7}}",
        "{\"ID\":7}"
      })
  void a_profile_without_a_valid_id_fails_the_sign_in(String profile) {
    server.profile(profile);

    assertThat(problem()).isEqualTo("the userinfo endpoint gives no id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\\u0000b", "a\\nb", "\\ud800"})
  void an_id_that_is_not_plain_text_fails_the_sign_in(String id) {
    server.profile("{\"id\":\"" + id + "\"}");

    assertThat(problem()).startsWith("the account's id ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mac", "DPoP", "N_A", ""})
  void a_token_of_another_type_is_not_used(String type) {
    server.answers(
        server.tokenEndpoint(),
        ScriptedResponse.json(200, Map.of("access_token", "a", "token_type", type)));

    assertThat(problem()).isEqualTo("the token endpoint gives no bearer token");
    assertThat(server.requests(server.userinfoEndpoint())).isEmpty();
  }

  @Test
  void a_token_without_a_type_is_not_used() {
    server.answers(server.tokenEndpoint(), ScriptedResponse.json(200, Map.of("access_token", "a")));

    assertThat(problem()).isEqualTo("the token endpoint gives no bearer token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Evil: 1", "ä", "a\u0000", "\n"})
  void a_token_with_characters_invalid_in_a_header_is_not_used(String token) {
    server.answers(
        server.tokenEndpoint(),
        ScriptedResponse.json(200, Map.of("access_token", token, "token_type", "bearer")));

    assertThat(problem()).startsWith("the token endpoint ");
    assertThat(server.requests(server.userinfoEndpoint())).isEmpty();
  }

  @Test
  void a_token_that_the_provider_itself_rejects_fails_the_sign_in() {
    server.answers(
        server.tokenEndpoint(),
        ScriptedResponse.json(200, Map.of("access_token", "unknown", "token_type", "bearer")));

    assertThat(problem()).isEqualTo("the userinfo endpoint answers 401");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://camelot.example/", "/token", "https:///token", "https://a.example/#b"})
  void endpoints_must_be_http_or_https_urls(String address) {
    URI good = server.tokenEndpoint();
    var claims = new Claims("id", "email", Optional.empty());

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> new Explicit(good, URI.create(address), good, Optional.empty(), claims))
        .returns("token-endpoint", InvalidInput::field);
  }
}

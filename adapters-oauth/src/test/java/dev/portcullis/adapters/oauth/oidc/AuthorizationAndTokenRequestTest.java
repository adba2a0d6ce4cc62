package dev.portcullis.adapters.oauth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.oauth.OAuthIdentityProvider;
import dev.portcullis.adapters.oauth.SignInVisits;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import dev.portcullis.adapters.oauth.testing.RecordedRequest;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.ExternalIdentity;
import dev.portcullis.domain.federation.Nonce;
import dev.portcullis.domain.federation.Scopes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authorization and token requests to an OpenID Connect provider. */
final class AuthorizationAndTokenRequestTest {
  private static final ExternalIdentity ARTHUR =
      new ExternalIdentity("arthur", Optional.of(new EmailAddress("arthur@camelot.example")), true);

  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T10:00:00Z"));
  private final OidcServer server = new OidcServer(clock);
  private final OAuthIdentityProvider provider =
      OAuthIdentityProvider.open(SignInVisits.settings(server), clock);

  @BeforeEach
  void arthurComes() {
    server.person("arthur", Optional.of("arthur@camelot.example"), true);
  }

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  private RecordedRequest asked() {
    return server.requests(server.authorizeEndpoint()).getLast();
  }

  private RecordedRequest exchanged() {
    return server.requests(server.tokenEndpoint()).getLast();
  }

  @Test
  void the_authorization_request_has_state_nonce_and_pkce_challenge() {
    SignInVisits.visit(provider);

    assertThat(asked().parameters())
        .containsEntry("response_type", "code")
        .containsEntry("client_id", OidcServer.CLIENT_ID)
        .containsEntry("redirect_uri", SignInVisits.CONTEXT.redirectUri())
        .containsEntry("state", SignInVisits.STATE)
        .containsEntry("nonce", SignInVisits.CONTEXT.nonce().value())
        .containsEntry("code_challenge_method", "S256")
        // openssl dgst -sha256 -binary | basenc --base64url
        .containsEntry("code_challenge", "fD3GLJ_KzCDB0w6uDOSFNNdflrHwtv8Cizh6P5pJkfQ")
        .doesNotContainKey("client_secret")
        .hasSize(8);
  }

  @Test
  void the_configured_scopes_and_openid_are_requested() {
    SignInVisits.visit(provider);

    assertThat(asked().parameter("scope")).isEqualTo("openid identify email");
  }

  @Test
  void requested_scopes_replace_the_configured_ones() {
    var url =
        provider.authorizationUrl(
            SignInVisits.CONTEXT, SignInVisits.STATE, new Scopes(List.of("profile", "openid")));

    assertThat(url.getRawQuery()).contains("scope=profile+openid&");
  }

  @Test
  void a_query_of_the_authorization_endpoint_is_kept() {
    server.metadata("authorization_endpoint", server.authorizeEndpoint() + "?realm=a%20b");

    ExternalIdentity arthur = SignInVisits.identity(SignInVisits.signIn(provider));

    assertThat(arthur).isEqualTo(ARTHUR);
    assertThat(asked().parameters()).containsEntry("realm", "a b").hasSize(9);
  }

  @Test
  void the_token_request_has_the_verifier_and_the_same_redirect_uri() {
    SignInVisits.signIn(provider);

    assertThat(exchanged().parameters())
        .containsEntry("grant_type", "authorization_code")
        .containsEntry("code_verifier", SignInVisits.CONTEXT.codeVerifier().value())
        .containsEntry("redirect_uri", SignInVisits.CONTEXT.redirectUri());
  }

  @Test
  void a_redirect_uri_is_sent_unchanged() {
    String odd = "HTTPS://Camelot.example:443/a/../auth/%7Egrail?x=1&y=%2F";
    var context =
        new AuthorizationContext(SignInVisits.CONTEXT.codeVerifier(), new Nonce("n"), odd);

    String query = provider.authorizationUrl(context, "s", Scopes.NONE).getRawQuery();
    provider.identify(new Code("made-up"), Optional.empty(), context);

    assertThat(query)
        .contains(
            "redirect_uri=HTTPS%3A%2F%2FCamelot.example%3A443%2Fa%2F..%2Fauth%2F%257Egrail%3Fx%3D1%26y%3D%252F");
    assertThat(exchanged().parameter("redirect_uri")).isEqualTo(odd);
  }

  @ParameterizedTest
  @CsvSource({
    ", true",
    "client_secret_basic, true",
    "client_secret_post, false",
    "private_key_jwt client_secret_post, false",
    "client_secret_post client_secret_basic, true"
  })
  void the_client_secret_is_sent_by_a_method_that_the_provider_supports(
      String methods, boolean basic) {
    if (methods != null) {
      server.metadata("token_endpoint_auth_methods_supported", List.of(methods.split(" ")));
    }

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider))).isEqualTo(ARTHUR);

    assertThat(exchanged().header("Authorization").isPresent()).isEqualTo(basic);
    assertThat(exchanged().parameters().containsKey("client_secret")).isEqualTo(!basic);
  }

  @Test
  void no_client_secret_is_sent_to_a_provider_that_accepts_none() {
    server.metadata("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));

    assertThat(
            SignInVisits.problem(
                provider.identify(new Code("c"), Optional.empty(), SignInVisits.CONTEXT)))
        .contains("client secret");
    assertThat(server.requests(server.tokenEndpoint())).isEmpty();
  }
}

package dev.portcullis.adapters.oauth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import dev.portcullis.adapters.oauth.OAuthIdentityProvider;
import dev.portcullis.adapters.oauth.OAuthSettings.Discovered;
import dev.portcullis.adapters.oauth.SignInVisits;
import dev.portcullis.application.port.out.federation.IdentityProvider.Identified;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.CodeVerifier;
import dev.portcullis.domain.federation.ExternalIdentity;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sign-in with mock-oauth2-server, an independent provider. */
final class MockOAuth2ServerTest {
  private static final String ISSUER = "camelot";

  private final MockOAuth2Server server = new MockOAuth2Server();
  private final InstantSource clock = InstantSource.system();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.shutdown();
  }

  private OAuthIdentityProvider provider() {
    URI issuer = URI.create(server.issuerUrl(ISSUER).toString());
    return OAuthIdentityProvider.open(SignInVisits.discovered(new Discovered(issuer)), clock);
  }

  private void arthurComes(Map<String, Object> claims, long lifetimeSeconds) {
    server.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            ISSUER,
            "arthur",
            JOSEObjectType.JWT.getType(),
            List.of("portcullis"),
            claims,
            lifetimeSeconds));
  }

  @Test
  void a_sign_in_returns_the_address_and_the_tokens() {
    arthurComes(Map.of("email", "Arthur@Camelot.example", "email_verified", true), 3600);

    try (var provider = provider()) {
      assertThat(SignInVisits.signIn(provider))
          .isInstanceOfSatisfying(
              Identified.class,
              known -> {
                assertThat(known.identity())
                    .isEqualTo(
                        new ExternalIdentity(
                            "arthur",
                            Optional.of(new EmailAddress("arthur@camelot.example")),
                            true));
                assertThat(known.tokens().access()).isNotBlank();
                assertThat(known.tokens().refresh()).isPresent();
                assertThat(known.tokens().expires().orElseThrow()).isAfter(clock.instant());
              });
    }
  }

  @Test
  void without_an_address_in_the_id_token_the_identity_has_none() {
    arthurComes(Map.of(), 3600);

    try (var provider = provider()) {
      ExternalIdentity arthur = SignInVisits.identity(SignInVisits.signIn(provider));

      assertThat(arthur).isEqualTo(new ExternalIdentity("arthur", Optional.empty(), false));
    }
  }

  @Test
  void an_expired_id_token_is_rejected() {
    arthurComes(Map.of(), 3600);
    InstantSource late = () -> Instant.now().plusSeconds(3600 + 61);
    URI issuer = URI.create(server.issuerUrl(ISSUER).toString());

    try (var provider =
        OAuthIdentityProvider.open(SignInVisits.discovered(new Discovered(issuer)), late)) {
      assertThat(SignInVisits.problem(SignInVisits.signIn(provider))).contains("expired");
    }
  }

  @Test
  void a_code_works_once() {
    arthurComes(Map.of(), 3600);

    try (var provider = provider()) {
      var code = new Code(SignInVisits.parameter(SignInVisits.visit(provider), "code"));
      SignInVisits.identity(provider.identify(code, Optional.empty(), SignInVisits.CONTEXT));

      assertThat(
              SignInVisits.problem(provider.identify(code, Optional.empty(), SignInVisits.CONTEXT)))
          .contains("invalid_grant");
    }
  }

  @Test
  void a_code_cannot_be_redeemed_with_another_verifier() {
    try (var provider = provider()) {
      var code = new Code(SignInVisits.parameter(SignInVisits.visit(provider), "code"));
      var stranger =
          SignInVisits.with(new CodeVerifier("another-verifier-another-verifier-another-v"));

      assertThat(SignInVisits.problem(provider.identify(code, Optional.empty(), stranger)))
          .contains("the token endpoint answers");
    }
  }
}

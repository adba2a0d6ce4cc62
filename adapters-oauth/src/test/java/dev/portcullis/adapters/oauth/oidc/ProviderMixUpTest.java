package dev.portcullis.adapters.oauth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.oauth.OAuthIdentityProvider;
import dev.portcullis.adapters.oauth.SignInVisits;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import dev.portcullis.application.port.out.federation.IdentityProvider.Answer;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mix-up attacks, in which a response comes from another provider (RFC 9207). */
final class ProviderMixUpTest {
  private final InstantSource clock = InstantSource.system();
  private final OidcServer server = new OidcServer(clock);
  private final OidcServer mordred = new OidcServer(clock);
  private final OAuthIdentityProvider provider =
      OAuthIdentityProvider.open(SignInVisits.settings(server), clock);
  private final OAuthIdentityProvider mordreds =
      OAuthIdentityProvider.open(SignInVisits.settings(mordred), clock);

  @AfterEach
  void close() {
    provider.close();
    mordreds.close();
    server.close();
    mordred.close();
  }

  private Answer identify(Optional<String> issuer) {
    var code = new Code(SignInVisits.parameter(SignInVisits.visit(provider), "code"));
    return provider.identify(code, issuer, SignInVisits.CONTEXT);
  }

  @Test
  void a_response_with_the_right_issuer_is_accepted() {
    server.sendsIssuer();

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)).accountId()).isEqualTo("1");
  }

  @Test
  void the_right_issuer_is_accepted_without_an_announcement() {
    assertThat(SignInVisits.identity(identify(Optional.of(server.issuer().toString()))).accountId())
        .isEqualTo("1");
  }

  @Test
  void a_response_from_another_issuer_is_rejected_and_its_code_is_not_sent() {
    assertThat(SignInVisits.problem(identify(Optional.of(mordred.issuer().toString()))))
        .isEqualTo("the authorization response is from another issuer");
    assertThat(server.requests(server.tokenEndpoint())).isEmpty();
  }

  @Test
  void a_response_without_an_announced_issuer_is_rejected() {
    server.sendsIssuer();

    assertThat(SignInVisits.problem(identify(Optional.empty())))
        .contains("the authorization response has no issuer");
    assertThat(server.requests(server.tokenEndpoint())).isEmpty();
  }

  @Test
  void a_code_from_another_provider_is_rejected() {
    var code = new Code(SignInVisits.parameter(SignInVisits.visit(mordreds), "code"));

    assertThat(
            SignInVisits.problem(provider.identify(code, Optional.empty(), SignInVisits.CONTEXT)))
        .contains("invalid_grant");
  }

  @Test
  void a_provider_that_relays_another_providers_id_token_is_rejected() {
    mordred.metadata("token_endpoint", server.tokenEndpoint().toString());
    mordred.metadata("authorization_endpoint", server.authorizeEndpoint().toString());

    assertThat(SignInVisits.problem(SignInVisits.signIn(mordreds))).startsWith("the ID token ");
  }
}

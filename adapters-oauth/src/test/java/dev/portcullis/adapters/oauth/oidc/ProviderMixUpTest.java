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

/** Answers that come from another provider than they should (RFC 9207). */
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
  void a_provider_that_says_who_it_is_is_believed() {
    server.sendsIssuer();

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)).accountId()).isEqualTo("1");
  }

  @Test
  void a_provider_that_says_who_it_is_without_a_promise_is_believed_too() {
    assertThat(SignInVisits.identity(identify(Optional.of(server.issuer().toString()))).accountId())
        .isEqualTo("1");
  }

  @Test
  void an_answer_of_another_issuers_is_refused_and_its_code_sent_nowhere() {
    assertThat(SignInVisits.problem(identify(Optional.of(mordred.issuer().toString()))))
        .isEqualTo("the answer says that it is of another issuer");
    assertThat(server.requests(server.tokenEndpoint())).isEmpty();
  }

  @Test
  void an_answer_that_does_not_say_whose_it_is_is_refused_where_all_do() {
    server.sendsIssuer();

    assertThat(SignInVisits.problem(identify(Optional.empty())))
        .contains("doesn't say whose it is");
    assertThat(server.requests(server.tokenEndpoint())).isEmpty();
  }

  @Test
  void a_code_of_another_provider_is_worth_nothing_here() {
    var code = new Code(SignInVisits.parameter(SignInVisits.visit(mordreds), "code"));

    assertThat(
            SignInVisits.problem(provider.identify(code, Optional.empty(), SignInVisits.CONTEXT)))
        .contains("invalid_grant");
  }

  @Test
  void a_provider_that_passes_on_the_word_of_another_is_not_believed() {
    mordred.metadata("token_endpoint", server.tokenEndpoint().toString());
    mordred.metadata("authorization_endpoint", server.authorizeEndpoint().toString());

    assertThat(SignInVisits.problem(SignInVisits.signIn(mordreds))).startsWith("the ID token ");
  }
}

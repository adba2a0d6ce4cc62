package dev.portcullis.adapters.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.oauth.testing.OidcServer;
import dev.portcullis.application.port.out.federation.IdentityProvider.Answer;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that come from another provider than they should (RFC 9207). */
final class MixedUpProviderTest {
  private final InstantSource clock = InstantSource.system();
  private final OidcServer server = new OidcServer(clock);
  private final OidcServer mordred = new OidcServer(clock);
  private final OAuthIdentityProvider provider =
      OAuthIdentityProvider.open(Visits.settings(server), clock);
  private final OAuthIdentityProvider mordreds =
      OAuthIdentityProvider.open(Visits.settings(mordred), clock);

  @AfterEach
  void close() {
    provider.close();
    mordreds.close();
    server.close();
    mordred.close();
  }

  private Answer identify(Optional<String> issuer) {
    var code = new Code(Visits.parameter(Visits.visit(provider), "code"));
    return provider.identify(code, issuer, Visits.HANDSHAKE);
  }

  @Test
  void a_provider_that_says_who_it_is_is_believed() {
    server.sendsIssuer();

    assertThat(Visits.identity(Visits.signIn(provider)).accountId()).isEqualTo("1");
  }

  @Test
  void a_provider_that_says_who_it_is_without_a_promise_is_believed_too() {
    assertThat(Visits.identity(identify(Optional.of(server.issuer().toString()))).accountId())
        .isEqualTo("1");
  }

  @Test
  void an_answer_of_another_issuers_is_refused_and_its_code_sent_nowhere() {
    assertThat(Visits.problem(identify(Optional.of(mordred.issuer().toString()))))
        .isEqualTo("the answer says that it is of another issuer");
    assertThat(server.requests(server.tokenEndpoint())).isEmpty();
  }

  @Test
  void an_answer_that_does_not_say_whose_it_is_is_refused_where_all_do() {
    server.sendsIssuer();

    assertThat(Visits.problem(identify(Optional.empty()))).contains("doesn't say whose it is");
    assertThat(server.requests(server.tokenEndpoint())).isEmpty();
  }

  @Test
  void a_code_of_another_provider_is_worth_nothing_here() {
    var code = new Code(Visits.parameter(Visits.visit(mordreds), "code"));

    assertThat(Visits.problem(provider.identify(code, Optional.empty(), Visits.HANDSHAKE)))
        .contains("invalid_grant");
  }

  @Test
  void a_provider_that_passes_on_the_word_of_another_is_not_believed() {
    mordred.metadata("token_endpoint", server.tokenEndpoint().toString());
    mordred.metadata("authorization_endpoint", server.authorizeEndpoint().toString());

    assertThat(Visits.problem(Visits.signIn(mordreds))).startsWith("the ID token ");
  }
}

package dev.portcullis.adapters.oauth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import dev.portcullis.adapters.oauth.OAuthIdentityProvider;
import dev.portcullis.adapters.oauth.OAuthSettings.Claims;
import dev.portcullis.adapters.oauth.SignInVisits;
import dev.portcullis.adapters.oauth.http.Reply;
import dev.portcullis.adapters.oauth.oauth2.TokenGrant;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import dev.portcullis.adapters.oauth.testing.ScriptedResponse;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.application.port.out.federation.IdentityProvider.Identified;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.federation.ExternalIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How somebody signs in with an OpenID Connect provider. */
final class OpenIdConnectSignInTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
        "Ed25519"
      })
  void every_algorithm_that_proves_who_signed_is_known(String algorithm) {
    server.rotate(JWSAlgorithm.parse(algorithm));

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider))).isEqualTo(ARTHUR);
  }

  @Test
  void the_address_comes_from_the_id_token_without_another_question() {
    SignInVisits.signIn(provider);

    assertThat(server.requests(server.userinfoEndpoint())).isEmpty();
  }

  @Test
  void an_address_that_is_not_in_the_id_token_is_asked_for() {
    server.claim("email", null);
    server.claim("email_verified", null);

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider))).isEqualTo(ARTHUR);
  }

  @Test
  void a_provider_without_a_userinfo_endpoint_is_not_asked() {
    server.claim("email", null);
    server.metadata("userinfo_endpoint", null);

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)))
        .isEqualTo(new ExternalIdentity("arthur", Optional.empty(), false));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", "TRUE, false", "1, false", "'', false"})
  void only_the_text_true_says_that_an_address_is_verified(String text, boolean verified) {
    server.claim("email_verified", text);

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)).emailVerified())
        .contains(verified);
  }

  @Test
  void anything_else_says_that_it_is_not() {
    for (Object other : List.of(0, 1, 1.5, List.of(true), Map.of("true", true))) {
      server.claim("email_verified", other);

      assertThat(SignInVisits.identity(SignInVisits.signIn(provider)).emailVerified())
          .contains(false);
    }
  }

  @Test
  void if_nothing_is_said_of_that_nothing_is_known() {
    server.claim("email_verified", null);
    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)).emailVerified()).isEmpty();

    var claims = new Claims("sub", "email", Optional.empty());
    server.claim("email_verified", true);
    try (var other = OAuthIdentityProvider.open(SignInVisits.settings(server, claims), clock)) {
      assertThat(SignInVisits.identity(SignInVisits.signIn(other)).emailVerified()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "arthur", "@camelot.example", "a@b@c.example", "arthur@camelot"})
  void what_is_no_address_is_none_and_never_verified(String malformed) {
    server.person("arthur", Optional.of(malformed), true);

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)))
        .isEqualTo(new ExternalIdentity("arthur", Optional.empty(), false));
  }

  @Test
  void other_claims_can_say_who_somebody_is() {
    server.claim("oid", 4711);
    server.claim("upn", "king@camelot.example");
    var claims = new Claims("oid", "upn", Optional.empty());

    try (var other = OAuthIdentityProvider.open(SignInVisits.settings(server, claims), clock)) {
      assertThat(SignInVisits.identity(SignInVisits.signIn(other)))
          .isEqualTo(
              new ExternalIdentity(
                  "4711", Optional.of(new EmailAddress("king@camelot.example")), Optional.empty()));
    }
  }

  @Test
  void another_claim_may_be_a_whole_number_which_is_taken_as_it_is() {
    server.claim("oid", Long.MAX_VALUE);
    var claims = new Claims("oid", "email", Optional.empty());

    try (var other = OAuthIdentityProvider.open(SignInVisits.settings(server, claims), clock)) {
      assertThat(SignInVisits.identity(SignInVisits.signIn(other)).accountId())
          .isEqualTo("9223372036854775807");
    }
  }

  @Test
  void the_tokens_that_the_provider_gives_are_told_with_their_end() {
    assertThat(SignInVisits.signIn(provider))
        .isInstanceOfSatisfying(
            Identified.class,
            known -> {
              assertThat(known.tokens().access()).startsWith("access-");
              assertThat(known.tokens().refresh()).isEmpty();
              assertThat(known.tokens().expires()).contains(clock.instant().plusSeconds(300));
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 315_360_001, Long.MAX_VALUE})
  void a_lifetime_that_can_not_be_is_none(long seconds) {
    var reply =
        new Reply(
            "it",
            200,
            "application/json",
            "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":" + seconds + "}");

    assertThat(TokenGrant.read(reply, clock.instant()).tokens().expires()).isEmpty();
  }

  @Test
  void somebody_who_says_no_is_sent_back_without_a_code() {
    server.refuse("access_denied");

    assertThat(SignInVisits.visit(provider))
        .isEqualTo(Map.of("error", "access_denied", "state", SignInVisits.STATE));
  }

  @Test
  void a_provider_that_is_good_again_is_believed_again() {
    server.answers(server.tokenEndpoint(), ScriptedResponse.error(400, "invalid_grant"));
    assertThat(SignInVisits.problem(SignInVisits.signIn(provider))).contains("invalid_grant");

    server.answersAsUsual(server.tokenEndpoint());

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider))).isEqualTo(ARTHUR);
  }
}

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

/** Sign-in with an OpenID Connect provider. */
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
  void every_supported_signature_algorithm_is_accepted(String algorithm) {
    server.rotate(JWSAlgorithm.parse(algorithm));

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider))).isEqualTo(ARTHUR);
  }

  @Test
  void an_address_in_the_id_token_needs_no_userinfo_request() {
    SignInVisits.signIn(provider);

    assertThat(server.requests(server.userinfoEndpoint())).isEmpty();
  }

  @Test
  void an_address_missing_from_the_id_token_is_taken_from_userinfo() {
    server.claim("email", null);
    server.claim("email_verified", null);

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider))).isEqualTo(ARTHUR);
  }

  @Test
  void without_a_userinfo_endpoint_the_address_stays_unknown() {
    server.claim("email", null);
    server.metadata("userinfo_endpoint", null);

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)))
        .isEqualTo(new ExternalIdentity("arthur", Optional.empty(), false));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", "TRUE, false", "1, false", "'', false"})
  void only_the_text_true_marks_an_address_as_verified(String text, boolean verified) {
    server.claim("email_verified", text);

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)).emailVerified())
        .contains(verified);
  }

  @Test
  void values_of_other_types_mark_an_address_as_unverified() {
    for (Object other : List.of(0, 1, 1.5, List.of(true), Map.of("true", true))) {
      server.claim("email_verified", other);

      assertThat(SignInVisits.identity(SignInVisits.signIn(provider)).emailVerified())
          .contains(false);
    }
  }

  @Test
  void without_the_claim_an_address_is_neither_verified_nor_unverified() {
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
  void a_malformed_address_is_dropped(String malformed) {
    server.person("arthur", Optional.of(malformed), true);

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)))
        .isEqualTo(new ExternalIdentity("arthur", Optional.empty(), false));
  }

  @Test
  void other_claims_can_hold_the_account_id_and_the_address() {
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
  void a_configured_id_claim_may_be_a_whole_number() {
    server.claim("oid", Long.MAX_VALUE);
    var claims = new Claims("oid", "email", Optional.empty());

    try (var other = OAuthIdentityProvider.open(SignInVisits.settings(server, claims), clock)) {
      assertThat(SignInVisits.identity(SignInVisits.signIn(other)).accountId())
          .isEqualTo("9223372036854775807");
    }
  }

  @Test
  void the_providers_tokens_are_returned_with_their_expiry() {
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
  void an_implausible_token_lifetime_is_ignored(long seconds) {
    var reply =
        new Reply(
            "it",
            200,
            "application/json",
            "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":" + seconds + "}");

    assertThat(TokenGrant.read(reply, clock.instant()).tokens().expires()).isEmpty();
  }

  @Test
  void a_user_who_declines_is_redirected_without_a_code() {
    server.refuse("access_denied");

    assertThat(SignInVisits.visit(provider))
        .isEqualTo(Map.of("error", "access_denied", "state", SignInVisits.STATE));
  }

  @Test
  void sign_in_works_again_after_an_error() {
    server.answers(server.tokenEndpoint(), ScriptedResponse.error(400, "invalid_grant"));
    assertThat(SignInVisits.problem(SignInVisits.signIn(provider))).contains("invalid_grant");

    server.answersAsUsual(server.tokenEndpoint());

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider))).isEqualTo(ARTHUR);
  }
}

package dev.portcullis.adapters.oauth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.oauth.OAuthIdentityProvider;
import dev.portcullis.adapters.oauth.SignInVisits;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import dev.portcullis.adapters.oauth.testing.ScriptedResponse;
import dev.portcullis.application.memory.MutableClock;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ID tokens with invalid claims (OpenID Connect Core 1.0, section 3.1.3.7). */
final class MisleadingIdTokenTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

  private final MutableClock clock = new MutableClock(NOW);
  private final OidcServer server = new OidcServer(clock);
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

  private void assertBelieved() {
    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)).accountId()).isEqualTo("1");
  }

  private static Date in(int seconds) {
    return Date.from(NOW.plusSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://mordred.example", "http://localhost", ""})
  void a_token_from_another_issuer_is_rejected(String issuer) {
    server.claim("iss", issuer);

    assertThat(problem()).isEqualTo("the ID token is from another issuer");
  }

  @Test
  void an_issuer_with_a_trailing_slash_is_another_issuer() {
    server.claim("iss", server.issuer() + "/");

    assertThat(problem()).isEqualTo("the ID token is from another issuer");
  }

  @Test
  void a_token_for_another_client_is_rejected() {
    server.claim("aud", "round-table");

    assertThat(problem()).isEqualTo("the ID token is for another client");
  }

  @Test
  void a_token_for_several_clients_is_accepted_only_if_it_was_issued_to_us() {
    server.claim("aud", List.of("round-table", OidcServer.CLIENT_ID));
    assertThat(problem()).isEqualTo("the ID token is for other clients, too");

    server.claim("azp", "round-table");
    assertThat(problem()).isEqualTo("the ID token is for other clients, too");

    server.claim("azp", OidcServer.CLIENT_ID);
    assertBelieved();
  }

  @Test
  void a_token_issued_to_another_client_is_rejected() {
    server.claim("azp", "round-table");

    assertThat(problem()).isEqualTo("the ID token is for other clients, too");
  }

  @Test
  void a_token_expires_a_minute_after_exp_at_the_instant_itself() {
    server.claim("exp", in(-59));
    assertBelieved();

    server.claim("exp", in(-60));
    assertThat(problem()).isEqualTo("the ID token is expired");
  }

  @Test
  void iat_may_be_at_most_a_minute_ahead() {
    server.claim("iat", in(60));
    assertBelieved();

    server.claim("iat", in(61));
    assertThat(problem()).isEqualTo("the ID token was issued in the future");
  }

  @Test
  void nbf_may_be_at_most_a_minute_ahead() {
    server.claim("nbf", in(60));
    assertBelieved();

    server.claim("nbf", in(61));
    assertThat(problem()).isEqualTo("the ID token is not valid yet");
  }

  @Test
  void a_token_with_another_nonce_is_rejected() {
    server.claim("nonce", "nonce-2");

    assertThat(problem()).isEqualTo("the ID token has a wrong nonce");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "exp", "iat", "nonce", "sub"})
  void required_claims_must_be_present(String claim) {
    server.claim(claim, null);

    assertThat(problem()).startsWith("the ID token ");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 9_007_199_254_740_993L, Long.MAX_VALUE})
  void a_numeric_subject_is_rejected(long subject) {
    server.claim("sub", subject);

    assertThat(problem()).isEqualTo("the ID token has no valid subject");
  }

  @Test
  void a_numeric_subject_above_64_bits_is_rejected() {
    server.claim("sub", new BigInteger("18446744073709551616"));

    assertThat(problem()).isEqualTo("the ID token has no valid subject");
  }

  @Test
  void a_subject_that_is_too_long_is_rejected() {
    server.person("x".repeat(256), Optional.empty(), false);

    assertThat(problem()).startsWith("the account's id must have at most 255 bytes");
  }

  @Test
  void a_subject_with_control_characters_is_rejected() {
    server.person("arthur\u0000", Optional.empty(), false);

    assertThat(problem()).startsWith("the account's id must be plain text");
  }

  @Test
  void a_very_long_nonce_is_rejected() {
    server.claim("nonce", "n".repeat(10_000));

    assertThat(problem()).contains("nonce");
  }

  @Test
  void userinfo_of_another_subject_is_rejected() {
    server.claim("email", null);
    server.answers(
        server.userinfoEndpoint(),
        ScriptedResponse.json(200, Map.of("sub", "2", "email", "mordred@camelot.example")));

    assertThat(problem()).isEqualTo("the userinfo endpoint doesn't return the ID token's subject");
  }

  @Test
  void userinfo_without_a_subject_is_rejected() {
    server.claim("email", null);
    server.answers(
        server.userinfoEndpoint(),
        ScriptedResponse.json(200, Map.of("email", "mordred@camelot.example")));

    assertThat(problem()).isEqualTo("the userinfo endpoint doesn't return the ID token's subject");
  }
}

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

/** ID tokens that say what they shouldn't (OpenID Connect Core 1.0, section 3.1.3.7). */
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
  void one_of_another_issuer_is_not_believed(String issuer) {
    server.claim("iss", issuer);

    assertThat(problem()).isEqualTo("the ID token is of another issuer");
  }

  @Test
  void the_issuer_with_a_slash_is_another_one() {
    server.claim("iss", server.issuer() + "/");

    assertThat(problem()).isEqualTo("the ID token is of another issuer");
  }

  @Test
  void one_for_another_client_is_not_believed() {
    server.claim("aud", "round-table");

    assertThat(problem()).isEqualTo("the ID token is for another client");
  }

  @Test
  void one_for_several_clients_is_believed_only_if_it_was_issued_to_us() {
    server.claim("aud", List.of("round-table", OidcServer.CLIENT_ID));
    assertThat(problem()).isEqualTo("the ID token is for other clients, too");

    server.claim("azp", "round-table");
    assertThat(problem()).isEqualTo("the ID token is for other clients, too");

    server.claim("azp", OidcServer.CLIENT_ID);
    assertBelieved();
  }

  @Test
  void one_that_was_issued_to_another_client_is_not_believed() {
    server.claim("azp", "round-table");

    assertThat(problem()).isEqualTo("the ID token is for other clients, too");
  }

  @Test
  void it_expires_a_minute_after_its_end_at_that_very_instant() {
    server.claim("exp", in(-59));
    assertBelieved();

    server.claim("exp", in(-60));
    assertThat(problem()).isEqualTo("the ID token is expired");
  }

  @Test
  void it_may_come_from_a_minute_ahead_and_no_further() {
    server.claim("iat", in(60));
    assertBelieved();

    server.claim("iat", in(61));
    assertThat(problem()).isEqualTo("the ID token comes from the future");
  }

  @Test
  void it_may_become_good_within_a_minute_and_no_later() {
    server.claim("nbf", in(60));
    assertBelieved();

    server.claim("nbf", in(61));
    assertThat(problem()).isEqualTo("the ID token is not good yet");
  }

  @Test
  void one_with_another_nonce_is_not_believed() {
    server.claim("nonce", "nonce-2");

    assertThat(problem()).isEqualTo("the ID token answers another question: its nonce is wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "exp", "iat", "nonce", "sub"})
  void no_claim_that_must_be_there_may_be_missing(String claim) {
    server.claim(claim, null);

    assertThat(problem()).startsWith("the ID token ");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 9_007_199_254_740_993L, Long.MAX_VALUE})
  void a_subject_that_is_a_number_is_nobodys(long subject) {
    server.claim("sub", subject);

    assertThat(problem()).isEqualTo("the ID token says nothing of whom it is about");
  }

  @Test
  void neither_is_one_that_is_too_big_a_number() {
    server.claim("sub", new BigInteger("18446744073709551616"));

    assertThat(problem()).isEqualTo("the ID token says nothing of whom it is about");
  }

  @Test
  void a_name_that_is_too_long_is_nobodys() {
    server.person("x".repeat(256), Optional.empty(), false);

    assertThat(problem()).startsWith("the account's id must have at most 255 bytes");
  }

  @Test
  void a_name_with_control_characters_is_nobodys() {
    server.person("arthur\u0000", Optional.empty(), false);

    assertThat(problem()).startsWith("the account's id must be plain text");
  }

  @Test
  void a_nonce_of_any_length_is_only_wrong() {
    server.claim("nonce", "n".repeat(10_000));

    assertThat(problem()).contains("nonce");
  }

  @Test
  void userinfo_of_somebody_else_is_not_believed() {
    server.claim("email", null);
    server.answers(
        server.userinfoEndpoint(),
        ScriptedResponse.json(200, Map.of("sub", "2", "email", "mordred@camelot.example")));

    assertThat(problem()).isEqualTo("the userinfo endpoint tells of somebody else");
  }

  @Test
  void userinfo_that_does_not_say_of_whom_it_is_is_not_believed() {
    server.claim("email", null);
    server.answers(
        server.userinfoEndpoint(),
        ScriptedResponse.json(200, Map.of("email", "mordred@camelot.example")));

    assertThat(problem()).isEqualTo("the userinfo endpoint tells of somebody else");
  }
}

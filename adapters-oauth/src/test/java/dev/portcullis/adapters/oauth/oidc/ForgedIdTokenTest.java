package dev.portcullis.adapters.oauth.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import dev.portcullis.adapters.oauth.OAuthIdentityProvider;
import dev.portcullis.adapters.oauth.SignInVisits;
import dev.portcullis.adapters.oauth.testing.IdTokenSignature;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import dev.portcullis.adapters.oauth.testing.ScriptedResponse;
import dev.portcullis.application.memory.MutableClock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ID tokens that are none, or not the provider's (RFC 8725, sections 2.1 and 3.1). */
final class ForgedIdTokenTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T10:00:00Z"));
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

  @ParameterizedTest
  @CsvSource({"NONE, no signed JWT", "OTHER_KEY, signature is wrong"})
  void one_that_the_provider_has_not_signed_is_not_believed(IdTokenSignature how, String problem) {
    server.signature(how);

    assertThat(problem()).contains(problem);
  }

  @ParameterizedTest
  @EnumSource(
      value = IdTokenSignature.class,
      names = {"HS256_WITH_SECRET", "HS256_WITH_PUBLIC_KEY"})
  void one_signed_by_what_others_know_too_is_not_believed(IdTokenSignature how) {
    server.signature(how);

    assertThat(problem()).contains("an algorithm that proves nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PS512", "ES256", "EdDSA"})
  void another_key_is_found_out_whatever_the_algorithm(String algorithm) {
    server.rotate(JWSAlgorithm.parse(algorithm));
    server.signature(IdTokenSignature.OTHER_KEY);

    assertThat(problem()).isEqualTo("the ID token's signature is wrong");
  }

  @Test
  void one_that_came_with_another_access_token_is_not_believed() {
    server.claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA");

    assertThat(problem()).isEqualTo("the ID token came with another access token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "ES384", "PS512", "EdDSA"})
  void one_that_says_which_access_token_it_came_with_is_believed_if_it_did(String algorithm) {
    server.rotate(JWSAlgorithm.parse(algorithm));
    server.bindsAccessToken();

    assertBelieved();
  }

  @Test
  void without_an_id_token_nobody_is_known() {
    server.answers(
        server.tokenEndpoint(),
        ScriptedResponse.json(200, Map.of("access_token", "a", "token_type", "Bearer")));

    assertThat(problem()).isEqualTo("there is no ID token in the answer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a.b.c", "e30.e30.e30", "..", "eyJhbGciOiJSUzI1NiJ9..AAAA"})
  void what_is_no_id_token_is_not_taken_for_one(String text) {
    server.answers(
        server.tokenEndpoint(),
        ScriptedResponse.json(
            200, Map.of("access_token", "a", "token_type", "Bearer", "id_token", text)));

    assertThat(problem()).contains("ID token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"alg\":\"\"}",
        "{\"alg\":7}",
        "{\"alg\":null}",
        "{\"alg\":\"none\"}",
        "{\"alg\":\"NONE\"}",
        "{\"alg\":\"dir\"}",
        "{\"alg\":\"RS256\"}",
        "{\"alg\":\"RS256\",\"kid\":7}",
        "{\"alg\":\"RS256\",\"kid\":\"first\",\"crit\":[\"x\"]}",
        "{\"alg\":\"RS256\",\"kid\":\"first\",\"crit\":[\"b64\"],\"b64\":false}",
        "{\"alg\":\"ES256\",\"jwk\":{}}",
        "{\"alg\":\"ES256K\"}",
        "{\"alg\":\"Ed448\"}",
        "{\"alg\":\"RS256\",\"jku\":\"http://mordred.example\"}"
      })
  void a_header_of_any_kind_makes_nobody_known(String header) {
    String signature = ".e30." + "A".repeat(342);
    String token = Base64.getUrlEncoder().encodeToString(header.getBytes(UTF_8)) + signature;
    server.answers(
        server.tokenEndpoint(),
        ScriptedResponse.json(
            200, Map.of("access_token", "a", "token_type", "bearer", "id_token", token)));

    assertThat(problem()).startsWith("the ID token");
  }
}

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

/** ID tokens that are malformed or not signed by the provider (RFC 8725, sections 2.1 and 3.1). */
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
  @CsvSource({"NONE, not a signed JWT", "OTHER_KEY, signature is wrong"})
  void a_token_not_signed_by_the_provider_is_rejected(IdTokenSignature how, String problem) {
    server.signature(how);

    assertThat(problem()).contains(problem);
  }

  @ParameterizedTest
  @EnumSource(
      value = IdTokenSignature.class,
      names = {"HS256_WITH_SECRET", "HS256_WITH_PUBLIC_KEY"})
  void a_token_signed_with_a_shared_secret_or_the_public_key_is_rejected(IdTokenSignature how) {
    server.signature(how);

    assertThat(problem()).contains("an algorithm that isn't accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PS512", "ES256", "EdDSA"})
  void a_token_signed_with_another_key_is_rejected_for_every_algorithm(String algorithm) {
    server.rotate(JWSAlgorithm.parse(algorithm));
    server.signature(IdTokenSignature.OTHER_KEY);

    assertThat(problem()).isEqualTo("the ID token's signature is wrong");
  }

  @Test
  void a_token_bound_to_another_access_token_is_rejected() {
    server.claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA");

    assertThat(problem()).isEqualTo("the ID token belongs to another access token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "ES384", "PS512", "EdDSA"})
  void a_token_bound_to_its_access_token_is_accepted(String algorithm) {
    server.rotate(JWSAlgorithm.parse(algorithm));
    server.bindsAccessToken();

    assertBelieved();
  }

  @Test
  void a_token_response_without_an_id_token_is_rejected() {
    server.answers(
        server.tokenEndpoint(),
        ScriptedResponse.json(200, Map.of("access_token", "a", "token_type", "Bearer")));

    assertThat(problem()).isEqualTo("the token response has no ID token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a.b.c", "e30.e30.e30", "..", "eyJhbGciOiJSUzI1NiJ9..AAAA"})
  void a_malformed_id_token_is_rejected(String text) {
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
  void a_token_with_an_unsupported_or_malformed_header_is_rejected(String header) {
    String signature = ".e30." + "A".repeat(342);
    String token = Base64.getUrlEncoder().encodeToString(header.getBytes(UTF_8)) + signature;
    server.answers(
        server.tokenEndpoint(),
        ScriptedResponse.json(
            200, Map.of("access_token", "a", "token_type", "bearer", "id_token", token)));

    assertThat(problem()).startsWith("the ID token");
  }
}

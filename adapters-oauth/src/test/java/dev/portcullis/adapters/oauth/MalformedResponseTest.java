package dev.portcullis.adapters.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.oauth.testing.OAuthServer;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import dev.portcullis.adapters.oauth.testing.ScriptedResponse;
import dev.portcullis.application.port.out.federation.IdentityProvider.NotIdentified;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed responses fail the sign-in, and cause no other failure. */
final class MalformedResponseTest {
  private static final long SEED = 20_260_504;
  private static final String GOOD =
      """
      {"access_token":"a","token_type":"Bearer","expires_in":300,"refresh_token":"r",
       "id_token":"eyJhbGciOiJSUzI1NiIsImtpZCI6ImZpcnN0In0.eyJzdWIiOiIxIn0.AAAA","id":null,
       "scope":"openid","issuer":"x","keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]}
      """;

  private final OAuthServer plain = new OAuthServer();
  private final OidcServer oidc = new OidcServer(InstantSource.system());
  private final OAuthIdentityProvider plainProvider =
      OAuthIdentityProvider.open(SignInVisits.settings(plain), InstantSource.system());
  private final OAuthIdentityProvider oidcProvider =
      OAuthIdentityProvider.open(SignInVisits.settings(oidc), InstantSource.system());

  @AfterEach
  void close() {
    plainProvider.close();
    oidcProvider.close();
    plain.close();
    oidc.close();
  }

  static Stream<String> garbage() {
    return Stream.concat(
        Stream.of(
            "",
            " ",
            "null",
            "true",
            "0",
            "\"text\"",
            "[]",
            "[{}]",
            "{}",
            "{",
            "}",
            "{\"a\"",
            "{\"a\":}",
            "{a:1}",
            "{\"a\":1,\"a\":2}",
            "{}{}",
            "{} x",
            "\uFEFF{}",
            "\u0000",
            "{\"\\ud800\":\"\\udfff\"}",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "{\"access_token\":[],\"token_type\":{}}",
            "{\"access_token\":1,\"token_type\":\"bearer\"}",
            "{\"access_token\":\"\",\"token_type\":\"bearer\"}",
            "{\"access_token\":null,\"token_type\":\"bearer\"}",
            "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":\"soon\"}",
            "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"refresh_token\":[]}",
            "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"scope\":7}",
            "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"id_token\":7}",
            "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"issued_token_type\":\"\\u0000\"}",
            "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"authorization_details\":[{}]}",
            "{\"error\":[],\"access_token\":\"a\"}",
            "{\"error\":true}",
            "{\"error\":\"" + "e".repeat(10_000) + "\"}",
            "<!doctype html><title>{}</title>"),
        mutations());
  }

  /** Seeded, so that every run tests the same texts. */
  private static Stream<String> mutations() {
    var random = new Random(SEED);
    return Stream.generate(() -> mutated(random)).limit(300);
  }

  private static String mutated(Random random) {
    var text = new StringBuilder(GOOD);
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(text.length() - 1);
      switch (random.nextInt(3)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(128));
        case 1 -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(20)));
        default -> text.insert(at, "\"{}[],:0e\\u".charAt(random.nextInt(11)));
      }
    }
    return text.toString();
  }

  private void assertRefused(OAuthIdentityProvider provider, String garbage) {
    var code = new Code("c");
    var answer = provider.identify(code, Optional.empty(), SignInVisits.CONTEXT);

    assertThat(answer)
        .as(garbage)
        .isInstanceOfSatisfying(
            NotIdentified.class,
            unknown -> assertThat(unknown.problem()).isNotBlank().hasSizeLessThan(200));
  }

  @Test
  void malformed_token_responses_fail_the_sign_in() {
    for (int status : List.of(200, 400)) {
      garbage()
          .forEach(
              body -> {
                plain.answers(plain.tokenEndpoint(), ScriptedResponse.json(status, body));
                oidc.answers(oidc.tokenEndpoint(), ScriptedResponse.json(status, body));
                assertRefused(plainProvider, body);
                assertRefused(oidcProvider, body);
              });
    }
  }

  @Test
  void malformed_discovery_documents_fail_the_sign_in() {
    garbage()
        .forEach(
            body -> {
              oidc.answers(oidc.discoveryEndpoint(), ScriptedResponse.json(200, body));
              assertRefused(oidcProvider, body);
            });
  }

  @Test
  void malformed_profiles_fail_the_sign_in() {
    URI token = plain.tokenEndpoint();
    plain.answers(
        token, ScriptedResponse.json(200, "{\"access_token\":\"a\",\"token_type\":\"bearer\"}"));
    garbage()
        .forEach(
            body -> {
              plain.answers(plain.userinfoEndpoint(), ScriptedResponse.json(200, body));
              assertRefused(plainProvider, body);
            });
  }

  @ParameterizedTest
  @MethodSource("metadata")
  void one_malformed_member_of_the_discovery_document_fails_the_sign_in(String name) {
    for (Object value : List.of(7, true, "", " ", "::", List.of(), List.of(7), List.of("\u0000"))) {
      oidc.metadata(name, value);
      assertRefused(oidcProvider, name + ": " + value);
    }
  }

  static Stream<String> metadata() {
    return Stream.of(
        "issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "exp", "iat", "nbf", "sub", "nonce", "azp", "at_hash"})
  void one_malformed_claim_of_the_id_token_fails_the_sign_in(String name) {
    for (Object value : List.of(true, "nonsense", List.of(), List.of(7), "\u0000")) {
      oidc.claim(name, value);
      if (!(name.equals("sub") && value.equals("nonsense"))) {
        assertThat(SignInVisits.problem(SignInVisits.signIn(oidcProvider)))
            .as(name + value)
            .isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t\n", "\u2003"})
  void a_blank_code_fails_the_sign_in(String code) {
    var answer = plainProvider.identify(new Code(code), Optional.empty(), SignInVisits.CONTEXT);

    assertThat(SignInVisits.problem(answer)).isNotBlank();
  }
}

package dev.portcullis.adapters.oauth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import dev.portcullis.adapters.oauth.OAuthIdentityProvider;
import dev.portcullis.adapters.oauth.SignInVisits;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import dev.portcullis.adapters.oauth.testing.ScriptedResponse;
import dev.portcullis.application.failure.ProviderUnavailable;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of a provider: caching, rotation and malformed key sets. */
final class KeyRotationTest {
  private final OidcServer server = new OidcServer(InstantSource.system());
  private final OAuthIdentityProvider provider =
      OAuthIdentityProvider.open(SignInVisits.settings(server), InstantSource.system());

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  private void assertKnown() {
    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)).accountId()).isEqualTo("1");
  }

  @Test
  void keys_are_cached() {
    assertKnown();
    assertKnown();

    assertThat(server.requests(server.jwksEndpoint())).hasSize(1);
  }

  @Test
  void a_new_key_is_fetched_when_a_token_names_it() {
    assertKnown();

    server.rotate(JWSAlgorithm.ES256);

    assertKnown();
    assertThat(server.requests(server.jwksEndpoint())).hasSize(2);
  }

  @Test
  void a_token_signed_with_an_unpublished_key_is_rejected() {
    String shown = server.keys();
    server.rotate(JWSAlgorithm.ES256);
    server.answers(server.jwksEndpoint(), ScriptedResponse.json(200, shown));

    assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
        .isEqualTo("the ID token is signed with a key that the provider doesn't publish");
  }

  @Test
  void fetches_for_unknown_keys_are_rate_limited() {
    assertKnown();
    String shown = server.keys();
    server.rotate(JWSAlgorithm.ES256);
    server.answers(server.jwksEndpoint(), ScriptedResponse.json(200, shown));

    assertThat(SignInVisits.problem(SignInVisits.signIn(provider))).contains("doesn't publish");
    for (int i = 0; i < 5; i++) {
      assertThatExceptionOfType(ProviderUnavailable.class)
          .isThrownBy(() -> SignInVisits.signIn(provider))
          .withMessageContaining("too often");
    }

    assertThat(server.requests(server.jwksEndpoint())).hasSize(2);
  }

  @Test
  void concurrent_sign_ins_fetch_the_keys_once() throws Exception {
    int many = 16;
    var together = new CyclicBarrier(many);
    Callable<String> signIn =
        () -> {
          together.await();
          return SignInVisits.identity(SignInVisits.signIn(provider)).accountId();
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> account : threads.invokeAll(Collections.nCopies(many, signIn))) {
        assertThat(account.get()).isEqualTo("1");
      }
    }

    assertThat(server.requests(server.jwksEndpoint())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "{\"keys\":null}",
        "{\"keys\":{}}",
        "{\"keys\":[]}",
        "{\"keys\":[null,1,{}]}",
        "{\"keys\":[{\"kty\":7},{\"kty\":\"RSA\",\"kid\":7},{\"kty\":\"EC\",\"crv\":\"P-7\"}]}",
        "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"first\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}",
        "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"first\",\"n\":\"\",\"e\":\"\"}]}",
        "{\"keys\":[{\"kty\":\"EC\",\"kid\":\"first\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}]}",
        "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"first\",\"k\":\"AAAA\"}]}"
      })
  void invalid_key_sets_fail_the_sign_in(String keys) {
    server.answers(server.jwksEndpoint(), ScriptedResponse.json(200, keys));

    assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
        .matches("the (ID token|provider's keys|JWKS endpoint)\\b.*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAA", "", "!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void a_malformed_key_with_the_tokens_key_id_fails_the_sign_in(String x) throws Exception {
    server.rotate(JWSAlgorithm.EdDSA);
    show(List.of(named(key().getKeyID(), x)));

    assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
        .isEqualTo("the ID token's signature is wrong");
  }

  @Test
  void a_malformed_key_does_not_hide_a_valid_one_with_the_same_id() throws Exception {
    server.rotate(JWSAlgorithm.EdDSA);
    show(List.of(named(key().getKeyID(), "AAAA"), key()));

    assertKnown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "[]",
        "{}",
        "{\"kty\":7}",
        "{\"kty\":\"AKP\",\"alg\":\"ML-DSA-44\",\"pub\":\"AAAA\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-7\",\"x\":\"AA\",\"y\":\"AA\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}",
        "{\"kty\":\"RSA\",\"kid\":\"first\",\"n\":\"\",\"e\":\"\"}",
        "{\"kty\":\"RSA\",\"kid\":\"second\",\"n\":7,\"e\":\"AQAB\"}",
        "{\"kty\":\"RSA\",\"kid\":\"second\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"x5c\":[\"AAAA\"]}"
      })
  void malformed_keys_are_ignored_and_the_others_are_used(String stranger) {
    String shown = server.keys().replaceFirst("\\[", "[" + stranger + ",");
    server.answers(server.jwksEndpoint(), ScriptedResponse.json(200, shown));

    assertKnown();
  }

  @Test
  void a_token_is_verified_with_twenty_keys_at_most() throws Exception {
    server.rotate(JWSAlgorithm.EdDSA);
    String x = key().toOctetKeyPair().getX().toString();
    server.rotate(JWSAlgorithm.EdDSA);
    JWK wrong = named(key().getKeyID(), x);
    List<JWK> keys = new ArrayList<>(Collections.nCopies(20, wrong));
    keys.add(key());
    show(keys);
    assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
        .isEqualTo("the ID token's signature is wrong");

    try (var again =
        OAuthIdentityProvider.open(SignInVisits.settings(server), InstantSource.system())) {
      show(keys.subList(1, 21));
      assertThat(SignInVisits.identity(SignInVisits.signIn(again)).accountId()).isEqualTo("1");
    }
  }

  private JWK key() throws ParseException {
    return JWKSet.parse(server.keys()).getKeys().getFirst();
  }

  private static JWK named(String name, String x) {
    return new OctetKeyPair.Builder(Curve.Ed25519, new Base64URL(x)).keyID(name).build();
  }

  private void show(List<JWK> keys) {
    server.answers(server.jwksEndpoint(), ScriptedResponse.json(200, new JWKSet(keys).toString()));
  }

  @Test
  void an_html_page_is_rejected() {
    server.answers(server.jwksEndpoint(), ScriptedResponse.html(200));

    assertThat(SignInVisits.problem(SignInVisits.signIn(provider)))
        .isEqualTo("the JWKS endpoint answers something other than JSON");
  }

  @Test
  void a_provider_is_unavailable_until_its_jwks_endpoint_answers() {
    server.answers(server.jwksEndpoint(), ScriptedResponse.status(503));
    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(() -> SignInVisits.signIn(provider))
        .withMessage("Provider grail: the JWKS endpoint answers 503");

    server.answersAsUsual(server.jwksEndpoint());

    assertKnown();
  }
}

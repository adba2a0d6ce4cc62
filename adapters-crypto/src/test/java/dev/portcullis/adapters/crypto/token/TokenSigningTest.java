package dev.portcullis.adapters.crypto.token;

import static dev.portcullis.adapters.crypto.token.TokenFixtures.NOW;
import static dev.portcullis.adapters.crypto.token.TokenFixtures.masterKey;
import static dev.portcullis.adapters.crypto.token.TokenFixtures.settings;
import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.SignedJWT;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRefused;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing.Sources;
import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.SigningKeys;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.Session;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSigningTest {
  private static final Duration SECONDS = KeyRing.BETWEEN_LOOKS;

  private final InMemoryStorage storage = new InMemoryStorage();
  private final SharedSigningKeys keys = new SharedSigningKeys();
  private final MutableClock clock = new MutableClock(NOW);
  private final SigningKeyEncryption safe = new SigningKeyEncryption(Algorithm.EDDSA, masterKey(1));
  private final Account account = TestData.account();
  private final Session session = TestData.session(account.id());

  @BeforeEach
  void store_the_account() {
    TestData.stored(storage, account);
  }

  @Test
  void a_token_has_rfc_7519_s_registered_claims_and_a_session_id() throws Exception {
    SignedJWT jwt = SignedJWT.parse(issuedBy(open(masterKey(1))).value());

    assertThat(jwt.getHeader().toJSONObject())
        .containsOnly(
            Map.entry("alg", "EdDSA"),
            Map.entry("typ", "JWT"),
            Map.entry("kid", keys.list("EdDSA").getFirst().id()));
    assertThat(jwt.getJWTClaimsSet().toJSONObject())
        .containsEntry("iss", TokenFixtures.ISSUER)
        .containsEntry("aud", TokenFixtures.AUDIENCE)
        .containsEntry("sub", account.id().toString())
        .containsEntry("sid", session.id().toString())
        .containsEntry("iat", session.opened().getEpochSecond())
        .containsEntry("exp", session.expires().getEpochSecond())
        .containsOnlyKeys("iss", "aud", "sub", "sid", "iat", "exp", "jti");
  }

  @Test
  void two_tokens_of_one_session_have_different_jtis() throws Exception {
    TokenSigning signing = open(masterKey(1));

    assertThat(jti(issuedBy(signing))).isNotEmpty().isNotEqualTo(jti(issuedBy(signing)));
  }

  private static String jti(AccessToken token) throws ParseException {
    return SignedJWT.parse(token.value()).getJWTClaimsSet().getJWTID();
  }

  @ParameterizedTest
  @EnumSource
  void keys_survive_a_restart(Algorithm algorithm, @TempDir Path data) {
    AccessToken token = issuedBy(open(algorithm, loaded(data)));

    TokenSigning restarted = open(algorithm, loaded(data));

    assertThat(keys.list(algorithm.jws().getName())).hasSize(1);
    assertThat(reads(restarted, token)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void a_store_with_a_key_of_any_algorithm_has_keys(Algorithm algorithm) {
    assertThat(TokenSigning.hasKeys(keys)).isFalse();

    keys.addFirst(new SigningKeyEncryption(algorithm, masterKey(1)).make(NOW));

    assertThat(TokenSigning.hasKeys(keys)).isTrue();
  }

  @Test
  void instances_that_start_at_the_same_time_agree_on_one_key() {
    List<TokenSigning> instances =
        Race.among(
            number ->
                () ->
                    TokenSigning.open(
                        settings(Algorithm.EDDSA),
                        storage.anotherNode().signingKeys(),
                        storage.anotherNode().signingKeySchedule(),
                        masterKey(1),
                        clock));

    assertThat(instances.stream().map(TokenSigning::jwkSet).distinct()).hasSize(1);
    AccessToken token = issuedBy(instances.getFirst());
    assertThat(instances).allMatch(instance -> reads(instance, token));
  }

  @Test
  void the_second_node_uses_the_first_node_s_key() {
    SealedKey first = safe.make(NOW);
    var late =
        new SigningKeys() {
          @Override
          public List<SealedKey> list(String algorithm) {
            return keys.list(algorithm);
          }

          @Override
          public boolean addFirst(SealedKey key) {
            assertThat(keys.addFirst(first)).isTrue();
            return keys.addFirst(key);
          }
        };

    TokenSigning signing =
        TokenSigning.open(settings(Algorithm.EDDSA), late, Optional.of(keys), masterKey(1), clock);

    assertThat(signing.jwkSet()).contains(first.id());
  }

  @Test
  void keys_under_another_master_key_are_refused_with_advice_in_one_line() {
    open(masterKey(1));

    assertThatExceptionOfType(MasterKeyRefused.class)
        .isThrownBy(() -> open(masterKey(2)))
        .withMessageContaining("use the same PORTCULLIS_MASTER_KEY on all nodes")
        .withMessageContaining("copy master.key")
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasLineCount(1));
  }

  @Test
  void a_sealed_key_stored_under_another_id_or_algorithm_is_refused() {
    SealedKey es256 = new SigningKeyEncryption(Algorithm.ES256, masterKey(1)).make(NOW);
    keys.addFirst(new SealedKey(es256.id(), "EdDSA", es256.created(), es256.sealed()));
    assertThatExceptionOfType(MasterKeyRefused.class).isThrownBy(() -> open(masterKey(1)));

    keys.clear();
    SealedKey other = safe.make(NOW);
    keys.addFirst(new SealedKey("another", "EdDSA", other.created(), other.sealed()));
    assertThatExceptionOfType(MasterKeyRefused.class).isThrownBy(() -> open(masterKey(1)));
  }

  @Test
  void the_newest_key_signs_and_every_key_verifies() {
    AccessToken older = issuedBy(open(masterKey(1)));
    clock.advance(MICROSECOND);
    SealedKey newest = safe.make(NOW);
    keys.addNewest(newest, clock.instant());
    TokenSigning signing = open(masterKey(1));

    assertThat(kid(issuedBy(signing))).isEqualTo(newest.id()).isNotEqualTo(kid(older));
    assertThat(reads(signing, older)).isTrue();
  }

  @Test
  void a_key_that_another_node_added_is_loaded_when_a_token_names_it() {
    TokenSigning signing = open(masterKey(1));
    keys.addNewest(safe.make(NOW), NOW.minusSeconds(90));
    keys.endOldest(NOW.plusSeconds(90));
    AccessToken token = issuedBy(open(masterKey(1)));

    clock.advance(SECONDS);

    assertThat(reads(signing, token)).isTrue();
    assertThat(kid(issuedBy(signing))).isEqualTo(kid(token));
  }

  @Test
  void unknown_key_ids_cause_at_most_one_read_of_the_store_in_five_seconds() {
    TokenSigning signing = open(masterKey(1));
    int atStart = keys.looks();

    clock.advance(SECONDS.minusNanos(1));
    showInvented(signing);
    assertThat(keys.looks()).isEqualTo(atStart);

    clock.advance(Duration.ofNanos(1));
    showInvented(signing);
    assertThat(keys.looks()).isEqualTo(atStart + 1);

    clock.advance(SECONDS);
    showInvented(signing);
    assertThat(keys.looks()).isEqualTo(atStart + 2);
  }

  @Test
  void concurrent_tokens_with_a_new_key_are_all_accepted() {
    TokenSigning signing = open(masterKey(1));
    keys.addNewest(safe.make(NOW), NOW.minusSeconds(90));
    keys.endOldest(NOW.plusSeconds(90));
    AccessToken token = issuedBy(open(masterKey(1)));
    clock.advance(SECONDS);

    assertThat(Race.among(number -> () -> reads(signing, token))).containsOnly(true);
  }

  @Test
  void a_clock_set_back_does_not_delay_loading_new_keys() {
    TokenSigning signing = open(masterKey(1));
    keys.addNewest(safe.make(NOW), NOW.minusSeconds(90));
    keys.endOldest(NOW.plusSeconds(90));
    AccessToken token = issuedBy(open(masterKey(1)));

    clock.advance(Duration.ofMinutes(-1));

    assertThat(reads(signing, token)).isTrue();
  }

  @Test
  void a_later_key_under_another_master_key_is_ignored() {
    TokenSigning signing = open(masterKey(1));
    AccessToken token = issuedBy(signing);
    String published = signing.jwkSet();
    keys.addNewest(new SigningKeyEncryption(Algorithm.EDDSA, masterKey(2)).make(NOW), NOW);
    clock.advance(SECONDS);

    showInvented(signing);

    assertThat(reads(signing, token)).isTrue();
    assertThat(reads(signing, issuedBy(signing))).isTrue();
    assertThat(signing.jwkSet()).isEqualTo(published);
  }

  @Test
  void keys_removed_from_the_store_are_replaced_and_no_longer_verify() {
    TokenSigning signing = open(masterKey(1));
    AccessToken token = issuedBy(signing);
    keys.clear();
    clock.advance(SECONDS);

    showInvented(signing);

    assertThat(keys.list("EdDSA")).hasSize(1);
    assertThat(reads(signing, token)).isFalse();
    assertThat(reads(signing, issuedBy(signing))).isTrue();
  }

  @Test
  void opening_fails_when_the_store_is_down() {
    storage.breakDown();

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(
            () ->
                TokenSigning.open(
                    settings(Algorithm.EDDSA),
                    storage.signingKeys(),
                    storage.signingKeySchedule(),
                    masterKey(1),
                    clock));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "eddsa", "HS512", "Ed25519"})
  void an_unknown_algorithm_is_refused(String name) {
    var unknown = new TokenSettings(name, TokenFixtures.ISSUER, TokenFixtures.AUDIENCE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenSigning.open(unknown, keys, Optional.of(keys), masterKey(1), clock));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "HS256")
  void the_published_keys_verify_and_contain_no_private_part(Algorithm algorithm) throws Exception {
    TokenSigning signing = open(algorithm, masterKey(1));
    AccessToken token = issuedBy(signing);

    JWK published = JWKSet.parse(signing.jwkSet()).getKeyByKeyId(kid(token));

    assertThat(published.isPrivate()).isFalse();
    assertThat(published.getKeyUse()).isEqualTo(KeyUse.SIGNATURE);
    assertThat(published.getAlgorithm()).isEqualTo(algorithm.jws());
    assertThat(published.toJSONObject())
        .doesNotContainKeys("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    assertThat(SignedJWT.parse(token.value()).verify(algorithm.verifier(published))).isTrue();
  }

  @Test
  void a_symmetric_key_is_not_published() {
    assertThat(open(Algorithm.HS256, masterKey(1)).jwkSet()).isEqualTo("{\"keys\":[]}");
  }

  @ParameterizedTest
  @EnumSource
  void neither_the_sealed_key_nor_string_forms_reveal_the_secret(Algorithm algorithm) {
    var vault = new SigningKeyEncryption(algorithm, masterKey(1));
    SealedKey sealed = vault.make(NOW);
    SigningKey key = vault.unseal(sealed);
    Map<String, Object> fields = key.jwk().toJSONObject();
    String secret = String.valueOf(fields.getOrDefault("d", fields.get("k")));

    assertThat(secret).hasSizeGreaterThanOrEqualTo(43);
    assertThat(new String(Base64.getDecoder().decode(sealed.sealed()), ISO_8859_1))
        .doesNotContain(secret);
    assertThat(key + " " + vault + " " + sealed)
        .doesNotContain(secret)
        .doesNotContain(sealed.sealed());
  }

  private MasterKeyRing loaded(Path data) {
    return MasterKeyRing.load(
        new Sources(Optional.empty(), Optional.empty(), data), () -> TokenSigning.hasKeys(keys));
  }

  private TokenSigning open(MasterKeyRing masterKey) {
    return open(Algorithm.EDDSA, masterKey);
  }

  private TokenSigning open(Algorithm algorithm, MasterKeyRing masterKey) {
    return TokenSigning.open(settings(algorithm), keys, Optional.of(keys), masterKey, clock);
  }

  private AccessToken issuedBy(TokenSigning signing) {
    TokenStrategy strategy = signing.strategy(storage.sessions());
    strategy.revoke(session);
    return strategy.issue(session, account.sessionGeneration()).orElseThrow().token();
  }

  private boolean reads(TokenSigning signing, AccessToken token) {
    return signing.strategy(storage.sessions()).read(token, NOW).isPresent();
  }

  private void showInvented(TokenSigning signing) {
    for (int number = 0; number < 50; number++) {
      var invented = new ForgedJwts(Algorithm.EDDSA, safe.unseal(safe.make(NOW)), session);
      assertThat(reads(signing, invented.token(invented.header()))).isFalse();
    }
  }

  private static String kid(AccessToken token) {
    try {
      return SignedJWT.parse(token.value()).getHeader().getKeyID();
    } catch (ParseException malformed) {
      throw new AssertionError(malformed);
    }
  }
}

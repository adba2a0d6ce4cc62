package dev.portcullis.adapters.crypto.token;

import static dev.portcullis.adapters.crypto.token.TokenFixtures.NOW;
import static dev.portcullis.adapters.crypto.token.TokenFixtures.masterKey;
import static dev.portcullis.adapters.crypto.token.TokenFixtures.masterKeys;
import static dev.portcullis.adapters.crypto.token.TokenFixtures.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRefused;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.SigningKeyFactory;
import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens while the keys that sign them are replaced. */
class KeyRotationTest {
  private static final Instant SIGNS_FROM = NOW.plusSeconds(600);
  private static final Instant END = NOW.plusSeconds(1200);

  private final InMemoryStorage storage = new InMemoryStorage();
  private final SigningKeySchedule schedule = storage.signingKeySchedule().orElseThrow();
  private final MutableClock clock = new MutableClock(NOW);
  private final Account account = TestData.account();
  private final Session session = TestData.session(account.id());

  @BeforeEach
  void store_the_account() {
    TestData.stored(storage, account);
  }

  private TokenSigning node() {
    return node(Algorithm.EDDSA, masterKey(1));
  }

  private TokenSigning node(Algorithm algorithm, MasterKeyRing masterKeys) {
    return TokenSigning.open(
        settings(algorithm), storage.signingKeys(), Optional.of(schedule), masterKeys, clock);
  }

  private ScheduledKey rotate(Algorithm algorithm) {
    return rotate(TokenSigning.keyFactory(settings(algorithm), masterKey(1)));
  }

  /** Publishes a key that signs from {@link #SIGNS_FROM} on; the others end at {@link #END}. */
  private ScheduledKey rotate(SigningKeyFactory factory) {
    List<ScheduledKey> seen = schedule.list();
    SealedKey next = factory.generate(clock.instant(), Optional.of(seen.getLast().key()));
    var scheduled = new ScheduledKey(next, SIGNS_FROM, Optional.empty(), Duration.ZERO, 0);
    var changed = new ArrayList<ScheduledKey>();
    seen.forEach(key -> changed.add(key.verifyingUntil(END)));
    changed.add(scheduled);
    assertThat(schedule.replace(seen, changed)).isTrue();
    return scheduled;
  }

  private IssuedToken issuedBy(TokenSigning node) {
    TokenStrategy strategy = node.strategy(storage.sessions());
    strategy.revoke(session);
    return strategy.issue(session, account.sessionGeneration()).orElseThrow();
  }

  private boolean reads(TokenSigning node, AccessToken token) {
    return node.strategy(storage.sessions()).read(token, clock.instant()).isPresent();
  }

  private static String kid(IssuedToken issued) {
    try {
      return SignedJWT.parse(issued.token().value()).getHeader().getKeyID();
    } catch (ParseException malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static List<String> published(TokenSigning node) {
    try {
      return JWKSet.parse(node.jwkSet()).getKeys().stream().map(JWK::getKeyID).toList();
    } catch (ParseException malformed) {
      throw new AssertionError(malformed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_new_key_signs_from_its_time_on_on_every_node_that_runs(Algorithm algorithm) {
    TokenSigning node = node(algorithm, masterKey(1));
    String old = kid(issuedBy(node));
    ScheduledKey next = rotate(algorithm);
    node.refresh();

    clock.set(SIGNS_FROM.minusNanos(1000));
    assertThat(kid(issuedBy(node))).isEqualTo(old);

    clock.set(SIGNS_FROM);
    assertThat(kid(issuedBy(node))).isEqualTo(next.id());
  }

  @Test
  void a_new_key_is_published_before_it_signs_and_an_old_one_until_its_end() {
    TokenSigning node = node();
    String old = kid(issuedBy(node));
    ScheduledKey next = rotate(Algorithm.EDDSA);

    node.refresh();
    assertThat(published(node)).containsExactly(next.id(), old);
    clock.set(END.minusNanos(1000));
    assertThat(published(node)).containsExactly(next.id(), old);

    clock.set(END);
    assertThat(published(node)).containsExactly(next.id());
  }

  @ParameterizedTest
  @EnumSource
  void a_token_of_an_old_key_is_valid_until_the_key_s_end_and_not_after(Algorithm algorithm) {
    TokenSigning node = node(algorithm, masterKey(1));
    AccessToken token = issuedBy(node).token();
    rotate(algorithm);
    node.refresh();

    clock.set(END.minusNanos(1000));
    assertThat(reads(node, token)).isTrue();

    clock.set(END);
    assertThat(reads(node, token)).isFalse();
    assertThat(reads(node(algorithm, masterKey(1)), token)).isFalse();
  }

  @Test
  void a_token_of_a_removed_key_is_refused_although_its_session_is_open() {
    TokenSigning node = node();
    AccessToken token = issuedBy(node).token();
    ScheduledKey next = rotate(Algorithm.EDDSA);
    schedule.replace(schedule.list(), List.of(next));
    node.refresh();

    assertThat(storage.sessions().find(session.id(), NOW)).isPresent();
    assertThat(reads(node, token)).isFalse();
  }

  @Test
  void a_node_that_started_before_a_rotation_verifies_tokens_of_the_new_key() {
    TokenSigning early = node();
    rotate(Algorithm.EDDSA);
    early.refresh();
    clock.set(SIGNS_FROM);

    AccessToken token = issuedBy(node()).token();

    assertThat(reads(early, token)).isTrue();
  }

  @Test
  void a_node_whose_clock_is_fast_signs_tokens_that_all_others_verify() {
    TokenSigning node = node();
    rotate(Algorithm.EDDSA);
    node.refresh();
    clock.set(SIGNS_FROM);
    AccessToken token = issuedBy(node()).token();

    clock.set(NOW);

    assertThat(reads(node, token)).isTrue();
  }

  @Test
  void a_token_never_outlives_the_key_that_signs_it() throws Exception {
    TokenSigning node = node();
    rotate(Algorithm.EDDSA);
    node.refresh();

    IssuedToken issued = issuedBy(node);

    assertThat(issued.expires()).isEqualTo(END.truncatedTo(ChronoUnit.SECONDS));
    assertThat(SignedJWT.parse(issued.token().value()).getJWTClaimsSet().getExpirationTime())
        .isEqualTo(Date.from(issued.expires()));
  }

  @Test
  void a_key_of_another_algorithm_signs_on_nodes_that_are_configured_for_the_old_one() {
    TokenSigning node = node();
    for (Algorithm algorithm : List.of(Algorithm.HS256, Algorithm.ES256)) {
      ScheduledKey next = rotate(algorithm);
      node.refresh();
      clock.set(SIGNS_FROM);

      IssuedToken issued = issuedBy(node);

      assertThat(kid(issued)).isEqualTo(next.id());
      assertThat(reads(node, issued.token())).isTrue();
      schedule.replace(schedule.list(), List.of(next));
    }
  }

  @Test
  void a_key_verifies_only_tokens_of_its_own_algorithm() throws Exception {
    TokenSigning node = node();
    issuedBy(node);
    ScheduledKey hmac = rotate(Algorithm.HS256);
    node.refresh();
    clock.set(SIGNS_FROM);
    String good = issuedBy(node).token().value();
    var encryption = new SigningKeyEncryption(Algorithm.HS256, masterKey(1));
    var forge = new ForgedJwts(Algorithm.HS256, encryption.unseal(hmac.key()), session);
    String eddsa = "{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(hmac.id());

    AccessToken forged = forge.token(eddsa, SignedJWT.parse(good).getJWTClaimsSet().toString());

    assertThat(reads(node, new AccessToken(good))).isTrue();
    assertThat(reads(node, forged)).isFalse();
  }

  @Test
  void a_key_of_an_unknown_algorithm_is_ignored() {
    TokenSigning node = node();
    var later = new SealedKey("later", "ML-DSA-44", NOW, "sealed");
    storage.signingKeys().addFirst(later);

    node.refresh();

    assertThat(reads(node, issuedBy(node).token())).isTrue();
    assertThat(published(node)).hasSize(1);
  }

  @Test
  void a_symmetric_key_is_never_published() {
    TokenSigning node = node();
    rotate(Algorithm.HS256);
    node.refresh();

    assertThat(published(node)).hasSize(1);
  }

  @Test
  void a_running_node_with_both_master_keys_follows_the_signing_keys_to_the_new_one() {
    MasterKeyRing ring = masterKeys(1, 2);
    TokenSigning node = node(Algorithm.EDDSA, ring);
    AccessToken token = issuedBy(node).token();
    String before = ring.seal("secret", "context");
    assertThat(masterKey(1).open(before, "context")).contains("secret");

    resealUnder(2);
    node.refresh();

    assertThat(reads(node, token)).isTrue();
    assertThat(ring.open(before, "context")).contains("secret");
    assertThat(masterKey(2).open(ring.seal("secret", "context"), "context")).contains("secret");
    assertThat(ring.sealsWithNext()).isTrue();
  }

  @Test
  void a_node_starts_with_both_master_keys_whichever_encrypts_the_signing_keys() {
    AccessToken token = issuedBy(node(Algorithm.EDDSA, masterKeys(1, 2))).token();
    assertThat(reads(node(Algorithm.EDDSA, masterKeys(1, 2)), token)).isTrue();

    resealUnder(2);

    assertThat(reads(node(Algorithm.EDDSA, masterKeys(1, 2)), token)).isTrue();
    assertThat(reads(node(Algorithm.EDDSA, masterKey(2)), token)).isTrue();
    assertThatExceptionOfType(MasterKeyRefused.class)
        .isThrownBy(() -> node(Algorithm.EDDSA, masterKey(1)))
        .withMessageContaining("after `portcullis keys rotate-master`, that is the new key")
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasLineCount(1));
  }

  @Test
  void a_running_node_that_has_only_the_old_master_key_keeps_its_keys() {
    TokenSigning node = node();
    AccessToken token = issuedBy(node).token();

    resealUnder(2);
    node.refresh();

    assertThat(reads(node, token)).isTrue();
    assertThat(reads(node, issuedBy(node).token())).isTrue();
  }

  @Test
  void a_new_key_is_encrypted_under_the_master_key_of_the_stored_ones() {
    node(Algorithm.EDDSA, masterKeys(1, 2));
    resealUnder(2);

    rotate(TokenSigning.keyFactory(settings(Algorithm.EDDSA), masterKeys(1, 2)));

    assertThat(published(node(Algorithm.EDDSA, masterKey(2)))).hasSize(2);
  }

  @Test
  void no_key_is_generated_beside_keys_of_an_unknown_master_key() {
    node();
    SigningKeyFactory factory = TokenSigning.keyFactory(settings(Algorithm.EDDSA), masterKey(3));
    Optional<SealedKey> stored = Optional.of(schedule.list().getFirst().key());

    assertThatExceptionOfType(MasterKeyRefused.class)
        .isThrownBy(() -> factory.generate(NOW, stored));
  }

  /** Encrypts all signing keys under the successor of the first master key. */
  private void resealUnder(int seed) {
    SigningKeyFactory factory =
        TokenSigning.keyFactory(
            settings(Algorithm.EDDSA), masterKeys(1, seed).sealingWithNext().orElseThrow());
    List<ScheduledKey> seen = schedule.list();
    schedule.replace(
        seen,
        seen.stream().map(key -> key.sealedAs(factory.reseal(key.key()).orElseThrow())).toList());
  }
}

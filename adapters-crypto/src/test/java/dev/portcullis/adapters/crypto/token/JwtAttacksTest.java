package dev.portcullis.adapters.crypto.token;

import static dev.portcullis.adapters.crypto.token.TokenFixtures.NOW;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.VerifiedToken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Attacks on JWTs, by section of RFC 8725 (JSON Web Token Best Current Practices). */
@ParameterizedClass
@EnumSource
class JwtAttacksTest {
  /** Created once, because generating RSA keys is slow. */
  private static final Map<Algorithm, InMemoryStorage> KEYS = new EnumMap<>(Algorithm.class);

  private static final MasterKeyRing MASTER_KEY = TokenFixtures.masterKey(1);

  private final InMemoryStorage storage = new InMemoryStorage();
  private final Algorithm algorithm;
  private final SigningKeyEncryption safe;
  private final TokenStrategy strategy;
  private final SigningKey ours;
  private final Account account = TestData.account();
  private final Session session;
  private final ForgedJwts forge;

  JwtAttacksTest(Algorithm algorithm) {
    this.algorithm = algorithm;
    this.safe = new SigningKeyEncryption(algorithm, MASTER_KEY);
    Storage keys = KEYS.computeIfAbsent(algorithm, each -> new InMemoryStorage());
    this.strategy =
        TokenSigning.open(
                TokenFixtures.settings(algorithm),
                keys.signingKeys(),
                keys.signingKeySchedule(),
                MASTER_KEY,
                () -> NOW)
            .strategy(storage.sessions());
    this.ours = safe.unseal(keys.signingKeys().list(safe.algorithm()).getFirst());
    this.session = TestData.session(account.id());
    this.forge = new ForgedJwts(algorithm, ours, session);
  }

  @BeforeEach
  void open_the_session() {
    TestData.opened(storage, TestData.stored(storage, account), session);
  }

  @Test
  void unmodified_forged_tokens_are_accepted() {
    assertGood(forge.token(forge.header()));
    assertGood(forge.token(forge.claims()));
  }

  @Test
  void section_3_1_the_algorithm_none_is_refused() {
    for (String none : List.of("none", "None", "NONE", "nOnE")) {
      String header = "{\"alg\":\"%s\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(none, ours.id());
      String signed = forge.token(header, goodClaims()).value();
      assertWorthless(new AccessToken(signed));
      assertWorthless(new AccessToken(signed.substring(0, signed.lastIndexOf('.') + 1)));
      assertWorthless(new AccessToken(signed.substring(0, signed.lastIndexOf('.'))));
    }
  }

  @Test
  void section_3_1_an_empty_signature_is_refused() {
    String good = forge.token(forge.header()).value();

    assertWorthless(new AccessToken(good.substring(0, good.lastIndexOf('.') + 1)));
  }

  @Test
  void section_3_1_only_the_algorithm_of_the_named_key_is_accepted() {
    for (String other :
        List.of(
            "EdDSA",
            "Ed25519",
            "ES256",
            "ES256K",
            "RS256",
            "PS256",
            "RS512",
            "HS256",
            "HS512",
            "RSA-OAEP",
            "dir",
            "")) {
      if (!other.equals(safe.algorithm())) {
        String header =
            "{\"alg\":\"%s\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(other, ours.id());
        assertWorthless(forge.token(header, goodClaims()));
      }
    }
  }

  @Test
  void section_2_1_a_public_key_is_not_accepted_as_hmac_secret() throws Exception {
    if (ours.jwk() instanceof AsymmetricJWK) {
      for (byte[] publicKey : publicKeyForms()) {
        var asHmac = new JWSHeader(JWSAlgorithm.HS256);
        var signer = new MACSigner(Arrays.copyOf(publicKey, Math.max(32, publicKey.length)));
        String hs256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(ours.id());

        assertWorthless(forge.token(hs256, goodClaims(), signer, asHmac));
        assertWorthless(
            forge.token(forge.header().build().toString(), goodClaims(), signer, asHmac));
      }
    }
  }

  private List<byte[]> publicKeyForms() throws JOSEException {
    byte[] json = Base64URL.encode(ours.jwk().toPublicJWK().toJSONString()).decode();
    return ours.jwk() instanceof OctetKeyPair pair
        ? List.of(json, pair.getDecodedX())
        : List.of(json, ((AsymmetricJWK) ours.jwk()).toPublicKey().getEncoded());
  }

  @Test
  void section_3_3_a_token_signed_by_another_key_is_refused() {
    SigningKey other = safe.unseal(safe.make(NOW));
    var theirs = new ForgedJwts(algorithm, other, session);

    assertWorthless(theirs.token(theirs.header()));
    assertWorthless(theirs.token(theirs.header().keyID(ours.id())));
  }

  @Test
  void section_3_3_a_changed_payload_is_refused() {
    String[] parts = forge.token(forge.header()).value().split("\\.", -1);
    var promoted = Base64URL.encode(forge.claims().claim("admin", true).build().toString());

    assertWorthless(new AccessToken(parts[0] + "." + promoted + "." + parts[2]));
    assertWorthless(new AccessToken(promoted + "." + parts[1] + "." + parts[2]));
  }

  @Test
  void section_3_3_only_the_canonical_encoding_of_the_signature_is_accepted() {
    String good = forge.token(forge.header()).value();

    for (String padding : List.of("=", "==", ".", "!", "\n", " ")) {
      assertWorthless(new AccessToken(good + padding));
    }
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    String allButLast = good.substring(0, good.length() - 1);
    long accepted =
        alphabet
            .chars()
            .mapToObj(last -> new AccessToken(allButLast + (char) last))
            .filter(token -> strategy.read(token, NOW).isPresent())
            .count();
    assertThat(accepted).isEqualTo(1);
  }

  @Test
  void section_3_8_issuer_and_subject_are_validated() {
    for (String issuer :
        List.of(
            "https://evil.example", TokenFixtures.ISSUER + "/", "HTTPS://ID.CAMELOT.EXAMPLE", "")) {
      assertWorthless(forge.token(forge.claims().issuer(issuer)));
    }
    Account other = TestData.stored(storage);
    assertWorthless(forge.token(forge.claims().subject(other.id().toString())));
    assertWorthless(forge.token(forge.claims().subject("")));
  }

  @Test
  void section_3_8_another_user_s_session_is_refused() {
    Session others = TestData.opened(storage, TestData.stored(storage));

    assertWorthless(forge.token(forge.claims().claim("sid", others.id().toString())));
  }

  @Test
  void section_3_9_the_audience_is_validated() {
    assertGood(forge.token(forge.claims().audience(List.of("other", TokenFixtures.AUDIENCE))));
    assertWorthless(forge.token(forge.claims().audience("other")));
    assertWorthless(forge.token(forge.claims().audience(List.of("a", "b"))));
    assertWorthless(
        forge.token(forge.claims().audience(TokenFixtures.AUDIENCE.toUpperCase(Locale.ROOT))));
    assertWorthless(forge.token(forge.claims().audience(List.of())));
    assertWorthless(forge.token(forge.claims().claim("aud", Map.of(TokenFixtures.AUDIENCE, 1))));
  }

  @Test
  void section_3_9_the_audience_may_be_a_string_or_an_array() {
    String asString = forge.claims().build().toString();
    String quoted = "\"" + TokenFixtures.AUDIENCE.replace("/", "\\/") + "\"";
    String asArray = asString.replace(quoted, "[" + quoted + "]");

    assertThat(asArray).isNotEqualTo(asString);
    assertGood(forge.token(forge.header().build().toString(), asArray));
  }

  @Test
  void section_3_10_a_key_id_finds_only_our_keys() {
    for (String kid :
        List.of(
            "",
            "unknown",
            UUID.randomUUID().toString(),
            ours.id() + " ",
            ours.id().toUpperCase(Locale.ROOT),
            "../../../../dev/null",
            "file:///dev/null",
            "' OR '1'='1",
            "\u0000",
            "x".repeat(2000))) {
      if (!kid.equals(ours.id())) {
        assertWorthless(forge.token(forge.header().keyID(kid)));
      }
    }
    assertWorthless(forge.token(forge.header().keyID(null)));
    for (String kid : List.of("null", "1", "true", "[]", "{}", "[\"" + ours.id() + "\"]")) {
      String header =
          "{\"alg\":\"%s\",\"typ\":\"JWT\",\"kid\":%s}".formatted(safe.algorithm(), kid);
      assertWorthless(forge.token(header, goodClaims()));
    }
  }

  @Test
  void section_3_10_keys_and_urls_in_the_header_are_ignored() {
    SigningKey other = safe.unseal(safe.make(NOW));
    var theirs = new ForgedJwts(algorithm, other, session);

    if (other.jwk().toPublicJWK() != null) {
      var jwk = other.jwk().toPublicJWK();
      assertWorthless(theirs.token(theirs.header().jwk(jwk)));
      assertWorthless(theirs.token(theirs.header().jwk(jwk).keyID(ours.id())));
      assertWorthless(theirs.token(theirs.header().jwk(jwk).keyID(null)));
      assertGood(forge.token(forge.header().jwk(jwk)));
    }
    String withSecret =
        "{\"alg\":\"%s\",\"typ\":\"JWT\",\"kid\":\"%s\",\"jwk\":%s}"
            .formatted(safe.algorithm(), ours.id(), other.jwk().toJSONString());
    assertWorthless(theirs.token(withSecret, goodClaims()));
    var address = URI.create("http://169.254.169.254/");
    assertWorthless(theirs.token(theirs.header().jwkURL(address).x509CertURL(address)));
  }

  @Test
  void section_3_11_a_token_of_another_type_is_refused() {
    assertWorthless(forge.token(forge.header().type(new JOSEObjectType("reset+jwt"))));
    assertWorthless(forge.token(forge.header().type(null)));
  }

  @Test
  void section_3_12_missing_or_mistyped_claims_are_refused() {
    for (String claim : List.of("iss", "aud", "sub", "exp", "sid")) {
      assertWorthless(forge.token(forge.claims().claim(claim, null)));
      assertWorthless(forge.token(forge.claims().claim(claim, 1)));
      assertWorthless(forge.token(forge.claims().claim(claim, true)));
      assertWorthless(forge.token(forge.claims().claim(claim, Map.of())));
      assertWorthless(forge.token(forge.claims().claim(claim, List.of())));
      assertWorthless(forge.token(forge.claims().claim(claim, "")));
    }
  }

  @Test
  void section_3_12_only_the_canonical_form_of_a_session_id_is_accepted() {
    String id = session.id().toString();
    for (String sid :
        List.of(
            id + " ",
            id.toUpperCase(Locale.ROOT),
            "{" + id + "}",
            "urn:uuid:" + id,
            "1-1-1-1-1",
            "0")) {
      if (!sid.equals(id)) {
        assertWorthless(forge.token(forge.claims().claim("sid", sid)));
      }
    }
    assertWorthless(forge.token(forge.claims().claim("sid", UUID.randomUUID().toString())));
  }

  @Test
  void rfc_7519_section_4_1_4_a_token_is_expired_at_the_instant_itself() {
    Instant expires = session.expires().minus(Duration.ofMinutes(1));
    AccessToken token = forge.token(forge.claims().expirationTime(Date.from(expires)));

    assertThat(strategy.read(token, expires.minusNanos(1)).map(VerifiedToken::expires))
        .contains(expires);
    assertThat(strategy.read(token, expires)).isEmpty();
    assertThat(strategy.read(token, expires.plusNanos(1))).isEmpty();
  }

  @Test
  void rfc_7519_section_4_1_4_an_expiry_after_the_session_s_does_not_extend_it() {
    Instant later = session.expires().plus(Duration.ofDays(1));
    AccessToken token = forge.token(forge.claims().expirationTime(Date.from(later)));

    assertThat(strategy.read(token, session.expires().minusNanos(1_000)))
        .map(VerifiedToken::expires)
        .contains(session.expires());
    assertThat(strategy.read(token, session.expires())).isEmpty();
  }

  @Test
  void rfc_7515_section_4_1_11_critical_extensions_are_refused() {
    assertWorthless(forge.token(forge.header().criticalParams(Set.of("exp"))));
    String start =
        "{\"alg\":\"%s\",\"typ\":\"JWT\",\"kid\":\"%s\"".formatted(safe.algorithm(), ours.id());
    for (String extension :
        List.of(
            "\"crit\":[\"b64\"],\"b64\":true",
            "\"crit\":[\"b64\"],\"b64\":false",
            "\"b64\":false",
            "\"crit\":[\"x\"],\"x\":1",
            "\"crit\":[\"x\"]",
            "\"crit\":\"x\"",
            "\"crit\":[]",
            "\"crit\":[1]")) {
      assertWorthless(forge.token(start + "," + extension + "}", goodClaims()));
    }
  }

  @Test
  void rfc_7515_section_4_a_duplicate_header_parameter_is_refused() {
    SigningKey other = safe.unseal(safe.make(NOW));
    var theirs = new ForgedJwts(algorithm, other, session);
    String doubled =
        "{\"alg\":\"none\",\"alg\":\"%s\",\"kid\":\"%s\",\"kid\":\"%s\",\"typ\":\"JWT\"}"
            .formatted(safe.algorithm(), other.id(), ours.id());

    assertWorthless(theirs.token(doubled, goodClaims()));
    assertWorthless(forge.token(doubled, goodClaims()));
  }

  @Test
  void text_that_is_not_a_jwt_is_refused_without_an_exception() {
    String header = forge.header().build().toString();
    for (String json :
        List.of(
            "", "null", "[]", "1", "\"x\"", "{", "{}}", "[".repeat(1500), "{\"a\":".repeat(500))) {
      assertWorthless(forge.token(json, goodClaims()));
      assertWorthless(forge.token(header, json));
    }
    for (String text : List.of("", ".", "..", "...", "a.b.c", "a.b.c.d.e", "é.é.é", "\0")) {
      assertWorthless(new AccessToken(text));
    }
  }

  @Test
  void a_huge_header_is_refused_without_an_exception() {
    assertWorthless(forge.token(forge.header().customParam("x", "y".repeat(1 << 20)).keyID("z")));
  }

  @Test
  void randomly_corrupted_tokens_are_refused_without_an_exception() {
    var random = new Random(8725);
    byte[] good = forge.token(forge.header()).value().getBytes(US_ASCII);
    for (int round = 0; round < 500; round++) {
      byte[] noisy = good.clone();
      for (int change = 0; change <= round % 8; change++) {
        noisy[random.nextInt(good.length - 1)] = (byte) (33 + random.nextInt(94));
      }
      if (!Arrays.equals(noisy, good)) {
        assertWorthless(new AccessToken(new String(noisy, US_ASCII)));
      }
    }
  }

  @Test
  void a_token_that_is_not_ours_costs_no_read_of_the_store() {
    SigningKey other = safe.unseal(safe.make(NOW));
    var theirs = new ForgedJwts(algorithm, other, session);
    storage.breakDown();

    assertWorthless(theirs.token(theirs.header().keyID(ours.id())));
    assertWorthless(forge.token(forge.claims().audience("other")));
    assertWorthless(forge.token(forge.claims().claim("sid", "x")));
  }

  @Test
  void a_store_failure_is_not_reported_as_a_bad_token() {
    AccessToken good = forge.token(forge.header());
    storage.breakDown();

    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> strategy.read(good, NOW));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> strategy.issue(session, account.sessionGeneration()));
    storage.recover();
    assertGood(good);
  }

  private String goodClaims() {
    return forge.claims().build().toString();
  }

  private void assertGood(AccessToken token) {
    assertThat(strategy.read(token, NOW).map(good -> good.caller().user().id()))
        .contains(account.id());
  }

  private void assertWorthless(AccessToken token) {
    assertThat(strategy.read(token, NOW)).as(token.value()).isEmpty();
  }
}

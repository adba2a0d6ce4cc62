package dev.portcullis.adapters.crypto.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import dev.portcullis.adapters.crypto.masterkey.MasterKey;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRefused;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing;
import dev.portcullis.application.port.out.operation.SigningKeyFactory;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Generator of one algorithm's signing keys, which seals them, and unseals keys of any algorithm,
 * under the master key.
 */
record SigningKeyEncryption(Algorithm signature, MasterKeyRing masterKeys)
    implements SigningKeyFactory {

  /** Returns the algorithm's JOSE name (RFC 7518, section 3.1). */
  @Override
  public String algorithm() {
    return signature.jws().getName();
  }

  /**
   * Returns a new key. Its id is random, because a thumbprint would publish the hash of a symmetric
   * key (RFC 7638, section 7).
   *
   * @throws MasterKeyRefused when {@code beside} is sealed under another master key
   */
  @Override
  public SealedKey generate(Instant created, Optional<SealedKey> beside) {
    beside.ifPresent(this::adoptMasterKeyOf);
    return make(created);
  }

  SealedKey make(Instant created) {
    String id = UUID.randomUUID().toString();
    try {
      JWK jwk =
          signature
              .generator()
              .keyID(id)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(signature.jws())
              .generate();
      String sealed = seal(jwk, context(algorithm(), id));
      return new SealedKey(id, algorithm(), created.truncatedTo(ChronoUnit.MICROS), sealed);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("can't make a key for " + algorithm(), impossible);
    }
  }

  private String seal(JWK jwk, String context) {
    byte[] json = jwk.toJSONString().getBytes(UTF_8);
    try {
      return masterKeys.seal(json, context);
    } finally {
      Arrays.fill(json, (byte) 0);
    }
  }

  @Override
  public Optional<SealedKey> reseal(SealedKey key) {
    return masterKeys
        .reseal(key.sealed(), context(key))
        .map(text -> new SealedKey(key.id(), key.algorithm(), key.created(), text));
  }

  /**
   * Makes the master key of {@code sealed} the one that encrypts.
   *
   * @throws MasterKeyRefused when it is unknown
   */
  void adoptMasterKeyOf(SealedKey sealed) {
    if (masterKeys.adopt(sealed.sealed(), context(sealed))) {
      return;
    }
    masterKeys.reload();
    if (!masterKeys.adopt(sealed.sealed(), context(sealed))) {
      throw otherMasterKey();
    }
  }

  /**
   * Returns the key in {@code sealed}.
   *
   * @throws MasterKeyRefused when it was sealed under another master key, for another algorithm or
   *     id, or was modified since
   */
  SigningKey unseal(SealedKey sealed) {
    byte[] json =
        masterKeys
            .unseal(sealed.sealed(), context(sealed))
            .orElseThrow(SigningKeyEncryption::otherMasterKey);
    try {
      return SigningKey.of(Algorithm.named(sealed.algorithm()), JWK.parse(new String(json, UTF_8)));
    } catch (ParseException impossible) {
      throw new IllegalStateException("sealed text is not a JWK: " + sealed.id(), impossible);
    } finally {
      Arrays.fill(json, (byte) 0);
    }
  }

  private static MasterKeyRefused otherMasterKey() {
    return new MasterKeyRefused(
        "The store's signing keys are sealed under another master key: use the same %s on all nodes,"
                .formatted(MasterKey.NAME)
            + " or copy master.key from the data directory of the node that made them;"
            + " after `portcullis keys rotate-master`, that is the new key",
        null);
  }

  private static String context(SealedKey key) {
    return context(key.algorithm(), key.id());
  }

  /** Encryption context of a sealed key: its purpose, algorithm and id. */
  private static String context(String algorithm, String id) {
    return "signing-key:" + algorithm + ":" + id;
  }
}

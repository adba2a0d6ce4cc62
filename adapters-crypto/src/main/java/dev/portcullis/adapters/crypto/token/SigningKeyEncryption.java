package dev.portcullis.adapters.crypto.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import dev.portcullis.adapters.crypto.masterkey.MasterKey;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRefused;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/** Generator of one algorithm's signing keys, which seals and unseals them under the master key. */
record SigningKeyEncryption(Algorithm signature, MasterKey masterKey) {

  /** Returns the algorithm's JOSE name (RFC 7518, section 3.1). */
  String algorithm() {
    return signature.jws().getName();
  }

  /**
   * Returns a new key. Its id is random, because a thumbprint would publish the hash of a symmetric
   * key (RFC 7638, section 7).
   */
  SealedKey make(Instant now) {
    String id = UUID.randomUUID().toString();
    try {
      JWK jwk =
          signature
              .generator()
              .keyID(id)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(signature.jws())
              .generate();
      return new SealedKey(id, algorithm(), now.truncatedTo(ChronoUnit.MICROS), seal(jwk, id));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("can't make a key for " + algorithm(), impossible);
    }
  }

  private String seal(JWK jwk, String id) {
    byte[] json = jwk.toJSONString().getBytes(UTF_8);
    try {
      return masterKey.seal(json, context(id));
    } finally {
      Arrays.fill(json, (byte) 0);
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
        masterKey
            .unseal(sealed.sealed(), context(sealed.id()))
            .orElseThrow(SigningKeyEncryption::otherMasterKey);
    try {
      return SigningKey.of(signature, JWK.parse(new String(json, UTF_8)));
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
            + " or copy master.key from the data directory of the node that made them",
        null);
  }

  /** Encryption context of a sealed key: its purpose, algorithm and id. */
  private String context(String id) {
    return "signing-key:" + algorithm() + ":" + id;
  }
}

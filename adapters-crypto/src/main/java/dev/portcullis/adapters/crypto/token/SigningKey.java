package dev.portcullis.adapters.crypto.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;

/** A key with its signer and verifier. Thread-safe, since the library's are. */
record SigningKey(JWK jwk, JWSSigner signer, JWSVerifier verifier) {
  /**
   * The key that {@code jwk} holds.
   *
   * @throws IllegalStateException when it is no private key of {@code algorithm}
   */
  static SigningKey of(Algorithm algorithm, JWK jwk) {
    try {
      return new SigningKey(jwk, algorithm.signer(jwk), algorithm.verifier(jwk));
    } catch (JOSEException unusable) {
      throw new IllegalStateException("unusable signing key " + jwk.getKeyID(), unusable);
    }
  }

  String id() {
    return jwk.getKeyID();
  }

  /** The id alone: the rest is secret. */
  @Override
  public String toString() {
    return "SigningKey[" + id() + "]";
  }
}

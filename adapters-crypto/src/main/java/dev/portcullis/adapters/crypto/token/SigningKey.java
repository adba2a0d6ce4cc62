package dev.portcullis.adapters.crypto.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;

/** Signing key with its signer and verifier. Thread-safe, because the library's are. */
record SigningKey(Algorithm algorithm, JWK jwk, JWSSigner signer, JWSVerifier verifier) {
  /**
   * Returns the key in {@code jwk}.
   *
   * @throws IllegalStateException when it isn't a private key of {@code algorithm}
   */
  static SigningKey of(Algorithm algorithm, JWK jwk) {
    try {
      return new SigningKey(algorithm, jwk, algorithm.signer(jwk), algorithm.verifier(jwk));
    } catch (JOSEException unusable) {
      throw new IllegalStateException("unusable signing key " + jwk.getKeyID(), unusable);
    }
  }

  String id() {
    return jwk.getKeyID();
  }

  /** Returns the id only: the rest is secret. */
  @Override
  public String toString() {
    return "SigningKey[" + id() + "]";
  }
}

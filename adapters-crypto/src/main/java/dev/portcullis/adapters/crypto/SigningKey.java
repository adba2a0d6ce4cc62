package dev.portcullis.adapters.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;

/** One key, ready for use. Thread-safe, since the library's signers and verifiers are. */
record SigningKey(JWK jwk, JWSSigner signer, JWSVerifier verifier) {
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

  /** Tells the id alone. */
  @Override
  public String toString() {
    return "SigningKey[" + id() + "]";
  }
}

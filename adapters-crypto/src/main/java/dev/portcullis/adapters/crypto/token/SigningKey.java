package dev.portcullis.adapters.crypto.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;
import org.jspecify.annotations.Nullable;

/**
 * One key, made ready when it is first used: the tables that Tink reckons out for Ed25519 are a
 * good part of the work of a start. Thread-safe, since the library's signers and verifiers are.
 */
final class SigningKey {
  private final Algorithm algorithm;
  private final JWK jwk;
  private volatile @Nullable Ready ready;

  SigningKey(Algorithm algorithm, JWK jwk) {
    this.algorithm = algorithm;
    this.jwk = jwk;
  }

  private record Ready(JWSSigner signer, JWSVerifier verifier) {}

  String id() {
    return jwk.getKeyID();
  }

  JWK jwk() {
    return jwk;
  }

  JWSSigner signer() {
    return ready().signer();
  }

  JWSVerifier verifier() {
    return ready().verifier();
  }

  /** Of those that come first, each may make it ready: the outcome is the same. */
  private Ready ready() {
    Ready known = ready;
    if (known == null) {
      known = made();
      ready = known;
    }
    return known;
  }

  private Ready made() {
    try {
      return new Ready(algorithm.signer(jwk), algorithm.verifier(jwk));
    } catch (JOSEException unusable) {
      throw new IllegalStateException("unusable signing key " + id(), unusable);
    }
  }

  /** Tells the id alone. */
  @Override
  public String toString() {
    return "SigningKey[" + id() + "]";
  }
}

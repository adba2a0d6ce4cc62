package dev.portcullis.adapters.crypto.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.Arrays;
import java.util.Optional;

/** Signature algorithm for tokens, with its key type. */
enum Algorithm {
  /** Ed25519 (RFC 8037, section 3.1). */
  EDDSA(JWSAlgorithm.EdDSA) {
    @Override
    JWKGenerator<? extends JWK> generator() {
      return new OctetKeyPairGenerator(Curve.Ed25519);
    }

    @Override
    JWSSigner signer(JWK key) throws JOSEException {
      return new Ed25519Signer(key.toOctetKeyPair());
    }

    @Override
    JWSVerifier verifier(JWK key) throws JOSEException {
      return new Ed25519Verifier(key.toOctetKeyPair().toPublicJWK());
    }
  },
  /** ECDSA with P-256 (RFC 7518, section 3.4). */
  ES256(JWSAlgorithm.ES256) {
    @Override
    JWKGenerator<? extends JWK> generator() {
      return new ECKeyGenerator(Curve.P_256);
    }

    @Override
    JWSSigner signer(JWK key) throws JOSEException {
      return new ECDSASigner(key.toECKey());
    }

    @Override
    JWSVerifier verifier(JWK key) throws JOSEException {
      return new ECDSAVerifier(key.toECKey().toPublicJWK());
    }
  },
  /** RSASSA-PKCS1-v1_5 with 2,048 bits (RFC 7518, section 3.3). */
  RS256(JWSAlgorithm.RS256) {
    @Override
    JWKGenerator<? extends JWK> generator() {
      return new RSAKeyGenerator(2048);
    }

    @Override
    JWSSigner signer(JWK key) throws JOSEException {
      return new RSASSASigner(key.toRSAKey());
    }

    @Override
    JWSVerifier verifier(JWK key) throws JOSEException {
      return new RSASSAVerifier(key.toRSAKey().toPublicJWK());
    }
  },
  /** HMAC with 256 random bits (RFC 7518, section 3.2): a secret, never published. */
  HS256(JWSAlgorithm.HS256) {
    @Override
    JWKGenerator<? extends JWK> generator() {
      return new OctetSequenceKeyGenerator(256);
    }

    @Override
    JWSSigner signer(JWK key) throws JOSEException {
      return new MACSigner(key.toOctetSequenceKey());
    }

    @Override
    JWSVerifier verifier(JWK key) throws JOSEException {
      return new MACVerifier(key.toOctetSequenceKey());
    }
  };

  // Nimbus's algorithms are immutable, but not annotated so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final JWSAlgorithm jws;

  Algorithm(JWSAlgorithm jws) {
    this.jws = jws;
  }

  /**
   * Returns the algorithm with the JOSE name {@code name} (RFC 7518, section 3.1).
   *
   * @throws IllegalArgumentException if there is none
   */
  static Algorithm named(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("no such signature algorithm: " + name));
  }

  /** Returns whether there is an algorithm with that JOSE name. */
  static boolean isKnown(String name) {
    return find(name).isPresent();
  }

  private static Optional<Algorithm> find(String name) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.jws.getName().equals(name))
        .findFirst();
  }

  JWSAlgorithm jws() {
    return jws;
  }

  /** Returns a new generator of keys for this algorithm. */
  abstract JWKGenerator<? extends JWK> generator();

  abstract JWSSigner signer(JWK key) throws JOSEException;

  abstract JWSVerifier verifier(JWK key) throws JOSEException;
}

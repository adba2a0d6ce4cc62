package dev.portcullis.adapters.oauth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.portcullis.adapters.oauth.http.Deadline;
import dev.portcullis.adapters.oauth.http.JsonMembers;
import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import java.text.ParseException;
import java.util.List;
import java.util.Set;

/**
 * ID token with a verified signature (OpenID Connect Core 1.0, section 2). Its claims are not
 * validated: {@link IdTokenRules} does that.
 *
 * @param claims the claims as Nimbus parses them
 * @param members the claims as they were sent, because Nimbus reads some numbers as text
 */
record IdToken(JWSAlgorithm algorithm, JWTClaimsSet claims, JsonMembers members) {
  /**
   * Accepted algorithms. All are asymmetric: only the provider has the key (RFC 8725, section 3.2).
   */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512,
          JWSAlgorithm.EdDSA,
          JWSAlgorithm.Ed25519);

  /** RFC 7518, section 3.3. */
  private static final int LEAST_RSA_BITS = 2048;

  /**
   * Parses an ID token and verifies its signature with {@code keys}.
   *
   * @throws UntrustedAnswerException when it is malformed or no key verifies it
   */
  static IdToken read(String text, JwkSetEndpoint keys, Deadline deadline) {
    SignedJWT token = parse(text);
    JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
    if (!ALGORITHMS.contains(algorithm)) {
      throw new UntrustedAnswerException(
          "the ID token is signed by an algorithm that isn't accepted");
    }
    List<JWK> candidates = keys.candidates(token.getHeader(), deadline);
    if (candidates.isEmpty()) {
      throw new UntrustedAnswerException(
          "the ID token is signed with a key that the provider doesn't publish");
    }
    if (candidates.stream().noneMatch(key -> isSigned(token, key))) {
      throw new UntrustedAnswerException("the ID token's signature is wrong");
    }
    return new IdToken(algorithm, claims(token), members(token));
  }

  private static SignedJWT parse(String text) {
    try {
      return SignedJWT.parse(text);
    } catch (ParseException | IllegalArgumentException malformed) {
      throw new UntrustedAnswerException("the ID token is not a signed JWT");
    }
  }

  private static JWTClaimsSet claims(SignedJWT token) {
    try {
      return token.getJWTClaimsSet();
    } catch (ParseException malformed) {
      throw new UntrustedAnswerException("the ID token's claims are malformed");
    }
  }

  private static JsonMembers members(SignedJWT token) {
    return new JsonMembers(token.getPayload().toJSONObject());
  }

  private static boolean isSigned(SignedJWT token, JWK key) {
    try {
      return token.verify(verifier(key));
    } catch (JOSEException | RuntimeException unfit) {
      // Nimbus reports an unusable key by exceptions of several types.
      return false;
    }
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa && rsa.size() < LEAST_RSA_BITS) {
      throw new JOSEException("the RSA key is too short");
    }
    return switch (key) {
      case RSAKey rsa -> new RSASSAVerifier(rsa);
      case ECKey ec -> new ECDSAVerifier(ec);
      case OctetKeyPair pair -> new Ed25519Verifier(pair.toPublicJWK());
      default -> throw new JOSEException("the key type is not supported");
    };
  }
}

package dev.portcullis.adapters.oauth.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/** Signing keys of a provider. Only the latest is published. */
final class ProviderSigningKeys {
  private static final RSAKey FIRST = rsa("first");

  private volatile Signing current = new Signing(JWSAlgorithm.RS256, FIRST);

  private record Signing(JWSAlgorithm algorithm, JWK key) {}

  /** Signs with a new key from now on. */
  void rotate(JWSAlgorithm algorithm) {
    current = new Signing(algorithm, newKey(algorithm, UUID.randomUUID().toString()));
  }

  /** Returns the public key set as JSON. */
  String published() {
    return new JWKSet(current.key()).toString(true);
  }

  /**
   * Access token hash (OpenID Connect Core 1.0, section 3.1.3.6). Ed25519 uses SHA-512 (RFC 8032).
   */
  String hash(String accessToken) {
    String algorithm = current.algorithm().getName();
    String bits = algorithm.startsWith("Ed") ? "512" : algorithm.substring(2);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-" + bits).digest(accessToken.getBytes(UTF_8));
      return Base64URL.encode(Arrays.copyOf(digest, digest.length / 2)).toString();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String sign(JWTClaimsSet claims, IdTokenSignature how) {
    Signing signing = current;
    String keyId = signing.key().getKeyID();
    try {
      return switch (how) {
        case GOOD -> sign(claims, signing.algorithm(), keyId, signer(signing.key()));
        case OTHER_KEY ->
            sign(claims, signing.algorithm(), keyId, signer(newKey(signing.algorithm(), "other")));
        case NONE -> new PlainJWT(claims).serialize();
        case HS256_WITH_SECRET ->
            sign(
                claims,
                JWSAlgorithm.HS256,
                keyId,
                new MACSigner(padded(AuthorizationCodes.CLIENT_SECRET)));
        case HS256_WITH_PUBLIC_KEY ->
            sign(
                claims,
                JWSAlgorithm.HS256,
                keyId,
                new MACSigner(signing.key().toRSAKey().toRSAPublicKey().getEncoded()));
      };
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** HS256 requires 256 bits (RFC 7518, section 3.2). */
  private static byte[] padded(String secret) {
    return (secret + " ".repeat(32)).substring(0, 32).getBytes(UTF_8);
  }

  private static String sign(
      JWTClaimsSet claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer)
      throws JOSEException {
    var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  private static JWSSigner signer(JWK key) throws JOSEException {
    return switch (key) {
      case RSAKey rsa -> new RSASSASigner(rsa);
      case ECKey ec -> new ECDSASigner(ec);
      case OctetKeyPair pair -> new Ed25519Signer(pair);
      default -> throw new IllegalStateException("no signer for " + key.getKeyType());
    };
  }

  private static JWK newKey(JWSAlgorithm algorithm, String id) {
    try {
      if (JWSAlgorithm.Family.EC.contains(algorithm)) {
        Curve curve = Curve.forJWSAlgorithm(algorithm).iterator().next();
        return new ECKeyGenerator(curve).keyID(id).generate();
      }
      return JWSAlgorithm.Family.ED.contains(algorithm)
          ? new OctetKeyPairGenerator(Curve.Ed25519).keyID(id).generate()
          : rsa(id);
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    }
  }
}

package dev.portcullis.adapters.crypto.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.Session;
import java.util.Date;

/** Builder of tokens that are valid except for a test's changes. */
final class ForgedJwts {
  private final Algorithm algorithm;
  private final SigningKey key;
  private final Session session;

  /** Creates a builder of tokens for {@code session}, signed with {@code key}. */
  ForgedJwts(Algorithm algorithm, SigningKey key, Session session) {
    this.algorithm = algorithm;
    this.key = key;
    this.session = session;
  }

  JWSHeader.Builder header() {
    return new JWSHeader.Builder(algorithm.jws()).type(JOSEObjectType.JWT).keyID(key.id());
  }

  JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(TokenFixtures.ISSUER)
        .audience(TokenFixtures.AUDIENCE)
        .subject(session.user().toString())
        .issueTime(Date.from(session.opened()))
        .expirationTime(Date.from(session.expires()))
        .jwtID("forged")
        .claim("sid", session.id().toString());
  }

  AccessToken token(JWSHeader.Builder header) {
    return token(header.build().toString(), claims().build().toString());
  }

  AccessToken token(JWTClaimsSet.Builder claims) {
    return token(header().build().toString(), claims.build().toString());
  }

  /** Signs with the configured algorithm, regardless of {@code header}. */
  AccessToken token(String header, String payload) {
    return token(header, payload, key.signer(), header().build());
  }

  /** Signs with {@code signer} and the algorithm of {@code as}, regardless of {@code header}. */
  AccessToken token(String header, String payload, JWSSigner signer, JWSHeader as) {
    String input = Base64URL.encode(header) + "." + Base64URL.encode(payload);
    try {
      return new AccessToken(input + "." + signer.sign(as, input.getBytes(UTF_8)));
    } catch (JOSEException failure) {
      throw new AssertionError(failure);
    }
  }
}

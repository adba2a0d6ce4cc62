package dev.portcullis.adapters.oauth.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import dev.portcullis.adapters.oauth.http.JsonMembers;
import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import dev.portcullis.domain.federation.Nonce;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Validation of an ID token's claims (OpenID Connect Core 1.0, section 3.1.3.7). The provider's
 * clock may differ by a minute. {@code docs/adr/0014} explains why Nimbus doesn't validate them.
 */
record IdTokenRules(URI issuer, String clientId, InstantSource clock) {
  private static final Duration SKEW = Duration.ofSeconds(60);

  /**
   * Returns the claims of a valid token.
   *
   * @param nonce the nonce of the authorization request
   * @param access the access token that was issued with the ID token
   * @throws UntrustedAnswerException when the claims break a rule
   */
  JsonMembers believed(IdToken token, Nonce nonce, AccessToken access) {
    JWTClaimsSet claims = token.claims();
    JsonMembers members = token.members();
    require(issuer.toString().equals(claims.getIssuer()), "is from another issuer");
    requireForUs(claims.getAudience(), members);
    requireTimely(claims);
    require(members.text("nonce").equals(Optional.of(nonce.value())), "has a wrong nonce");
    if (members.all().containsKey("at_hash")) {
      requireBound(members.text("at_hash"), token.algorithm(), access);
    }
    // OpenID Connect Core 1.0, section 2: the subject is text. Large numbers would lose digits.
    require(!members.text("sub").orElse("").isEmpty(), "has no valid subject");
    return members;
  }

  private void requireForUs(List<String> audience, JsonMembers members) {
    require(audience.contains(clientId), "is for another client");
    boolean namesParty = members.all().containsKey("azp");
    require(
        namesParty ? members.text("azp").equals(Optional.of(clientId)) : audience.size() == 1,
        "is for other clients, too");
  }

  /** A token is expired at {@code exp} plus the skew, at the instant itself. */
  private void requireTimely(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Date expires = claims.getExpirationTime();
    Date issued = claims.getIssueTime();
    require(expires != null && now.minus(SKEW).isBefore(expires.toInstant()), "is expired");
    require(issued != null && !isToCome(issued, now), "was issued in the future");
    require(!isToCome(claims.getNotBeforeTime(), now), "is not valid yet");
  }

  private static boolean isToCome(@Nullable Date date, Instant now) {
    return date != null && date.toInstant().isAfter(now.plus(SKEW));
  }

  /** OpenID Connect Core 1.0, section 3.1.3.8. */
  private static void requireBound(
      Optional<String> hash, JWSAlgorithm algorithm, AccessToken access) {
    Curve curve = JWSAlgorithm.Family.ED.contains(algorithm) ? Curve.Ed25519 : null;
    AccessTokenHash expected = AccessTokenHash.compute(access, algorithm, curve);
    require(
        expected != null && hash.equals(Optional.of(expected.getValue())),
        "belongs to another access token");
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new UntrustedAnswerException("the ID token " + problem);
    }
  }
}

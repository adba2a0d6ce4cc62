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
 * When to believe an ID token whose signature is right (OpenID Connect Core 1.0, section 3.1.3.7).
 * The provider's clock may be a minute fast or slow. {@code docs/adr/0014} says why Nimbus doesn't
 * check these.
 */
record IdTokenRules(URI issuer, String clientId, InstantSource clock) {
  private static final Duration SKEW = Duration.ofSeconds(60);

  /**
   * The claims.
   *
   * @param nonce what was sent with the question
   * @param access what came with the token
   * @throws UntrustedAnswerException when they break one of the rules
   */
  JsonMembers believed(IdToken token, Nonce nonce, AccessToken access) {
    JWTClaimsSet claims = token.claims();
    JsonMembers members = token.members();
    require(issuer.toString().equals(claims.getIssuer()), "is of another issuer");
    requireForUs(claims.getAudience(), members);
    requireTimely(claims);
    require(
        members.text("nonce").equals(Optional.of(nonce.value())),
        "answers another question: its nonce is wrong");
    if (members.all().containsKey("at_hash")) {
      requireBound(members.text("at_hash"), token.algorithm(), access);
    }
    // OpenID Connect Core 1.0, section 2: text; big numbers are not told from their neighbours.
    require(!members.text("sub").orElse("").isEmpty(), "says nothing of whom it is about");
    return members;
  }

  private void requireForUs(List<String> audience, JsonMembers members) {
    require(audience.contains(clientId), "is for another client");
    boolean namesParty = members.all().containsKey("azp");
    require(
        namesParty ? members.text("azp").equals(Optional.of(clientId)) : audience.size() == 1,
        "is for other clients, too");
  }

  /** Expired at that very instant, and the minute is over. */
  private void requireTimely(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Date expires = claims.getExpirationTime();
    Date issued = claims.getIssueTime();
    require(expires != null && now.minus(SKEW).isBefore(expires.toInstant()), "is expired");
    require(issued != null && !isToCome(issued, now), "comes from the future");
    require(!isToCome(claims.getNotBeforeTime(), now), "is not good yet");
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
        "came with another access token");
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new UntrustedAnswerException("the ID token " + problem);
    }
  }
}

package dev.portcullis.adapters.oauth.testing;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Builds ID tokens, valid unless a test changes them. */
final class IdTokenBuilder {
  private static final int LIFETIME_SECONDS = 300;

  private final InstantSource clock;
  private final ProviderSigningKeys keys = new ProviderSigningKeys();
  private final Map<String, Optional<Object>> claims = new ConcurrentHashMap<>();
  private volatile boolean boundToAccessToken;
  private volatile IdTokenSignature signature = IdTokenSignature.GOOD;

  IdTokenBuilder(InstantSource clock) {
    this.clock = clock;
  }

  void claim(String name, @Nullable Object value) {
    claims.put(name, Optional.ofNullable(value));
  }

  void signature(IdTokenSignature how) {
    signature = how;
  }

  void bindsAccessToken() {
    boundToAccessToken = true;
  }

  void rotate(JWSAlgorithm algorithm) {
    keys.rotate(algorithm);
  }

  String publishedKeys() {
    return keys.published();
  }

  String write(String issuer, AuthorizationCodes.Grant grant, String accessToken) {
    Instant now = clock.instant();
    Map<String, Object> members = profile(grant.person());
    members.put("iss", issuer);
    members.put("aud", AuthorizationCodes.CLIENT_ID);
    members.put("iat", Date.from(now));
    members.put("exp", Date.from(now.plusSeconds(LIFETIME_SECONDS)));
    grant.nonce().ifPresent(nonce -> members.put("nonce", nonce));
    if (boundToAccessToken) {
      members.put("at_hash", keys.hash(accessToken));
    }
    override(members, claims);
    var all = new JWTClaimsSet.Builder();
    members.forEach(all::claim);
    return keys.sign(all.build(), signature);
  }

  static Map<String, Object> profile(EndUser person) {
    Map<String, Object> members = new HashMap<>();
    members.put("sub", person.accountId());
    person.email().ifPresent(email -> members.put("email", email));
    members.put("email_verified", person.verified());
    return members;
  }

  /** Overrides members; an empty value removes one. */
  static void override(Map<String, Object> members, Map<String, Optional<Object>> by) {
    by.forEach(
        (name, value) ->
            value.ifPresentOrElse(given -> members.put(name, given), () -> members.remove(name)));
  }
}

package dev.portcullis.adapters.crypto.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.portcullis.adapters.crypto.token.KeyRing.RingKey;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.VerifiedToken;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Token strategy of signed JWTs (RFC 7519), verified as RFC 8725 advises. A token names its
 * session; the store decides whether that session is open. Thread-safe.
 */
final class JwtTokenStrategy extends SessionTokenStrategy {
  private static final String SESSION = "sid";
  private static final String SUBJECT = "sub";

  /**
   * Compact form (RFC 7515, section 7.1). Checked here because the library trims whitespace and
   * skips foreign characters.
   */
  private static final Pattern COMPACT = Pattern.compile("[\\w-]++\\.[\\w-]++\\.[\\w-]++");

  private final TokenSettings settings;
  private final KeyRing keys;
  private final VerifiedTokenCache verified = new VerifiedTokenCache();

  JwtTokenStrategy(TokenSettings settings, KeyRing keys, Sessions sessions) {
    super(sessions);
    this.settings = settings;
    this.keys = keys;
  }

  @Override
  public Optional<IssuedToken> issue(Session session, long sessionGeneration) {
    RingKey key = keys.current();
    Instant expires = expiry(session, key);
    return issue(
        sign(session, expires, key.key()), Optional.empty(), expires, session, sessionGeneration);
  }

  /**
   * Returns when the token expires: not after the key, which may have been replaced while this node
   * didn't know how long its tokens live. In whole seconds, as a JWT counts (RFC 7519, section
   * 4.1.4).
   */
  private static Instant expiry(Session session, RingKey key) {
    return key.times()
        .verifiesUntil()
        .filter(session.expires()::isAfter)
        .orElse(session.expires())
        .truncatedTo(ChronoUnit.SECONDS);
  }

  private AccessToken sign(Session session, Instant expires, SigningKey key) {
    var header =
        new JWSHeader.Builder(key.algorithm().jws())
            .keyID(key.id())
            .type(JOSEObjectType.JWT)
            .build();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(settings.issuer())
            .audience(settings.audience())
            .subject(session.user().toString())
            .issueTime(Date.from(session.opened()))
            .expirationTime(Date.from(expires))
            .jwtID(UUID.randomUUID().toString())
            .claim(SESSION, session.id().toString())
            .build();
    var jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(key.signer());
    } catch (JOSEException failure) {
      throw new IllegalStateException("can't sign with key " + key.id(), failure);
    }
    return new AccessToken(jwt.serialize());
  }

  /** Verifies the signature once per token, and expiry, key, session and user on each call. */
  @Override
  public Optional<VerifiedToken> read(AccessToken token, Instant now) {
    return verified
        .find(token, unknown -> verify(unknown, now))
        .filter(proof -> now.isBefore(proof.expires()) && keys.find(proof.keyId(), now).isPresent())
        .flatMap(proof -> verified(proof, now));
  }

  private Optional<VerifiedClaims> verify(AccessToken token, Instant now) {
    return parse(token)
        .filter(jwt -> isOfOurKind(jwt.getHeader()) && isCanonical(jwt.getSignature()))
        .filter(jwt -> isSignedByUs(jwt, now))
        .flatMap(jwt -> claims(jwt).flatMap(claims -> proof(jwt.getHeader(), claims)));
  }

  private static Optional<SignedJWT> parse(AccessToken token) {
    if (!COMPACT.matcher(token.value()).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SignedJWT.parse(token.value()));
    } catch (ParseException | RuntimeException malformed) {
      // The library rejects some headers with unchecked exceptions: a NullPointerException for
      // "null".
      return Optional.empty();
    }
  }

  /**
   * Requires our type (RFC 8725, section 3.11) and a key id. Rejects critical extensions, because
   * we support none (RFC 7515, section 4.1.11).
   */
  private static boolean isOfOurKind(JWSHeader header) {
    return JOSEObjectType.JWT.equals(header.getType())
        && header.getKeyID() != null
        && header.getCriticalParams() == null
        && header.isBase64URLEncodePayload();
  }

  /**
   * Reports whether the signature is in canonical Base64url, because the library ignores spare bits
   * (RFC 4648, section 3.5). Header and payload need no such check: their encoded text is signed.
   */
  private static boolean isCanonical(Base64URL signature) {
    return Base64URL.encode(signature.decode()).equals(signature);
  }

  /**
   * Verifies with the key of ours that {@code kid} names, and with that key's algorithm: the
   * token's {@code alg} is never trusted (RFC 8725, section 3.1). Keys in the header are ignored.
   */
  private boolean isSignedByUs(SignedJWT jwt, Instant now) {
    Optional<SigningKey> key =
        keys.find(jwt.getHeader().getKeyID(), now)
            .filter(found -> found.algorithm().jws().equals(jwt.getHeader().getAlgorithm()));
    try {
      return key.isPresent() && jwt.verify(key.get().verifier());
    } catch (JOSEException malformed) {
      return false;
    }
  }

  private static Optional<JWTClaimsSet> claims(SignedJWT jwt) {
    try {
      return Optional.of(jwt.getJWTClaimsSet());
    } catch (ParseException malformed) {
      return Optional.empty();
    }
  }

  /**
   * Returns the claims if issuer and audience are ours. Our audience may be one of several (RFC
   * 7519, sections 4.1.1 and 4.1.3).
   */
  private Optional<VerifiedClaims> proof(JWSHeader header, JWTClaimsSet claims) {
    Date expires = claims.getExpirationTime();
    Optional<UUID> session = uuid(claims, SESSION);
    Optional<UUID> user = uuid(claims, SUBJECT);
    boolean complete =
        settings.issuer().equals(claims.getIssuer())
            && claims.getAudience().contains(settings.audience())
            && expires != null
            && session.isPresent()
            && user.isPresent();
    return complete
        ? Optional.of(
            new VerifiedClaims(
                header.getKeyID(),
                new SessionId(session.get()),
                new UserId(user.get()),
                expires.toInstant()))
        : Optional.empty();
  }

  private static Optional<UUID> uuid(JWTClaimsSet claims, String name) {
    try {
      String text = Objects.requireNonNullElse(claims.getStringClaim(name), "");
      UUID id = UUID.fromString(text);
      // The JDK also parses "1-1-1-1-1"; our tokens never contain that form.
      return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    } catch (ParseException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private Optional<VerifiedToken> verified(VerifiedClaims proof, Instant now) {
    return sessions
        .find(proof.session(), now)
        .filter(caller -> caller.user().id().equals(proof.user()))
        .map(caller -> new VerifiedToken(caller, expiry(proof, caller.session())));
  }

  private static Instant expiry(VerifiedClaims proof, Session session) {
    return proof.expires().isBefore(session.expires()) ? proof.expires() : session.expires();
  }
}

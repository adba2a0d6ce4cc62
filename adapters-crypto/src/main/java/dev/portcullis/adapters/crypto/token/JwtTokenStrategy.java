package dev.portcullis.adapters.crypto.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.login.Sessions.Opened;
import dev.portcullis.application.port.out.login.TokenStrategy;
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
 * Tokens as signed JWTs (RFC 7519), checked as RFC 8725 advises. A token says which session it
 * proves; whether that is still open, the store says. Thread-safe.
 */
final class JwtTokenStrategy implements TokenStrategy {
  private static final String SESSION = "sid";
  private static final String SUBJECT = "sub";

  /** The compact form (RFC 7515, section 7.1); the library trims it and skips what is foreign. */
  private static final Pattern COMPACT = Pattern.compile("[\\w-]++\\.[\\w-]++\\.[\\w-]++");

  private final TokenSettings settings;
  private final Algorithm algorithm;
  private final KeyRing keys;
  private final Sessions sessions;
  private final VerifiedTokenCache verified = new VerifiedTokenCache();

  JwtTokenStrategy(TokenSettings settings, Algorithm algorithm, KeyRing keys, Sessions sessions) {
    this.settings = settings;
    this.algorithm = algorithm;
    this.keys = keys;
    this.sessions = sessions;
  }

  @Override
  public Optional<IssuedToken> issue(Session session, long sessionGeneration) {
    Instant expires = expiry(session);
    AccessToken token = sign(session, expires);
    return sessions.open(session, Optional.empty(), sessionGeneration) == Opened.OPENED
        ? Optional.of(new IssuedToken(token, session.opened(), expires))
        : Optional.empty();
  }

  /** In whole seconds, as a JWT counts (RFC 7519, section 4.1.4). */
  private static Instant expiry(Session session) {
    return session.expires().truncatedTo(ChronoUnit.SECONDS);
  }

  private AccessToken sign(Session session, Instant expires) {
    SigningKey key = keys.current();
    var header =
        new JWSHeader.Builder(algorithm.jws()).keyID(key.id()).type(JOSEObjectType.JWT).build();
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

  /** The signature is checked once; expiry, key, session and user each time. */
  @Override
  public Optional<VerifiedToken> read(AccessToken token, Instant now) {
    return verified
        .find(token, this::verify)
        .filter(proof -> now.isBefore(proof.expires()) && keys.find(proof.keyId()).isPresent())
        .flatMap(proof -> verified(proof, now));
  }

  private Optional<VerifiedClaims> verify(AccessToken token) {
    return parse(token)
        .filter(jwt -> isOfOurKind(jwt.getHeader()) && isCanonical(jwt.getSignature()))
        .filter(this::isSignedByUs)
        .flatMap(jwt -> claims(jwt).flatMap(claims -> proof(jwt.getHeader(), claims)));
  }

  private static Optional<SignedJWT> parse(AccessToken token) {
    if (!COMPACT.matcher(token.value()).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SignedJWT.parse(token.value()));
    } catch (ParseException | RuntimeException malformed) {
      // The library refuses some headers by unchecked exceptions, "null" by a NullPointerException.
      return Optional.empty();
    }
  }

  /**
   * Our algorithm, never the token's wish (RFC 8725, section 3.1); our type (3.11); a key id; and
   * no extension that must be understood, since we know none (RFC 7515, section 4.1.11).
   */
  private boolean isOfOurKind(JWSHeader header) {
    return algorithm.jws().equals(header.getAlgorithm())
        && JOSEObjectType.JWT.equals(header.getType())
        && header.getKeyID() != null
        && header.getCriticalParams() == null
        && header.isBase64URLEncodePayload();
  }

  /**
   * The one way to write these bytes: the library skips spare bits (RFC 4648, section 3.5). Header
   * and payload are signed as they are written.
   */
  private static boolean isCanonical(Base64URL signature) {
    return Base64URL.encode(signature.decode()).equals(signature);
  }

  /** By the key that {@code kid} names among ours; keys in the header count for nothing. */
  private boolean isSignedByUs(SignedJWT jwt) {
    Optional<SigningKey> key = keys.find(jwt.getHeader().getKeyID());
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
   * Of what is meant for us: by issuer and audience, the latter alone or among others (RFC 7519,
   * sections 4.1.1 and 4.1.3).
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
      // The JDK reads "1-1-1-1-1" too; we have never written it.
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

  @Override
  public boolean joinsTransactions() {
    return sessions.joinTransactions();
  }

  @Override
  public boolean isOpen(Session session, Instant now) {
    return sessions.find(session.id(), now).isPresent();
  }

  @Override
  public void touch(Session session, Instant now) {
    sessions.touch(session.id(), now);
  }

  @Override
  public void revoke(Session session) {
    sessions.end(session.id());
  }
}

package dev.portcullis.adapters.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.portcullis.application.port.out.Sessions;
import dev.portcullis.application.port.out.Sessions.Opened;
import dev.portcullis.application.port.out.TokenStrategy;
import dev.portcullis.domain.session.AccessToken;
import dev.portcullis.domain.session.Caller;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionId;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens as signed JWTs (RFC 7519), checked as RFC 8725 advises. A token says which session it
 * proves; whether that is still open, the store says.
 */
final class JwtTokenStrategy implements TokenStrategy {
  private static final String SESSION = "sid";

  private final TokenSettings settings;
  private final Algorithm algorithm;
  private final KeyRing keys;
  private final Sessions sessions;

  JwtTokenStrategy(TokenSettings settings, Algorithm algorithm, KeyRing keys, Sessions sessions) {
    this.settings = settings;
    this.algorithm = algorithm;
    this.keys = keys;
    this.sessions = sessions;
  }

  @Override
  public Optional<AccessToken> issue(Session session, long epoch) {
    AccessToken token = sign(session);
    return sessions.open(session, Optional.empty(), epoch) == Opened.OPENED
        ? Optional.of(token)
        : Optional.empty();
  }

  private AccessToken sign(Session session) {
    SigningKey key = keys.current();
    var header =
        new JWSHeader.Builder(algorithm.jws()).keyID(key.id()).type(JOSEObjectType.JWT).build();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(settings.issuer())
            .audience(settings.audience())
            .subject(session.user().toString())
            .issueTime(Date.from(session.opened()))
            .expirationTime(Date.from(session.expires()))
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

  @Override
  public Optional<Caller> read(AccessToken token, Instant now) {
    return verified(token)
        .filter(claims -> isMeantForUs(claims, now))
        .flatMap(claims -> callerOf(claims, now));
  }

  /** The claims, if one of our keys signed them with our algorithm (RFC 8725, section 3.1). */
  private Optional<JWTClaimsSet> verified(AccessToken token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token.value());
      JWSHeader header = jwt.getHeader();
      if (!algorithm.jws().equals(header.getAlgorithm()) || header.getKeyID() == null) {
        return Optional.empty();
      }
      Optional<SigningKey> key = keys.find(header.getKeyID());
      return key.isPresent() && jwt.verify(key.get().verifier())
          ? Optional.of(jwt.getJWTClaimsSet())
          : Optional.empty();
    } catch (ParseException | JOSEException malformed) {
      return Optional.empty();
    }
  }

  private boolean isMeantForUs(JWTClaimsSet claims, Instant now) {
    Date expires = claims.getExpirationTime();
    return settings.issuer().equals(claims.getIssuer())
        && claims.getAudience().contains(settings.audience())
        && expires != null
        && now.isBefore(expires.toInstant());
  }

  private Optional<Caller> callerOf(JWTClaimsSet claims, Instant now) {
    return sessionId(claims)
        .flatMap(id -> sessions.find(id, now))
        .filter(caller -> caller.user().id().toString().equals(claims.getSubject()));
  }

  private static Optional<SessionId> sessionId(JWTClaimsSet claims) {
    try {
      return Optional.ofNullable(claims.getStringClaim(SESSION))
          .map(UUID::fromString)
          .map(SessionId::new);
    } catch (ParseException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  @Override
  public void revoke(Session session) {
    sessions.end(session.id());
  }
}

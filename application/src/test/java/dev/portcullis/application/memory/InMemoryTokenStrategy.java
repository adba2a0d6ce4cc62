package dev.portcullis.application.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.login.Sessions.Opened;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.TokenHash;
import dev.portcullis.domain.login.VerifiedToken;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Opaque tokens with the strategy's name as a prefix, so that strategies over the same sessions
 * recognize their own. Thread-safe.
 */
public final class InMemoryTokenStrategy implements TokenStrategy {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 32;

  private final String prefix;
  private final Sessions sessions;

  /**
   * Issues tokens for {@code sessions}.
   *
   * @param name letters and digits; strategies with the same name read each other's tokens
   */
  public InMemoryTokenStrategy(String name, Sessions sessions) {
    this.prefix = name + ".";
    this.sessions = sessions;
  }

  @Override
  public Optional<IssuedToken> issue(Session session, long sessionGeneration) {
    byte[] random = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(random);
    var token = new AccessToken(prefix + HexFormat.of().formatHex(random));
    return sessions.open(session, Optional.of(hash(token)), sessionGeneration) == Opened.OPENED
        ? Optional.of(new IssuedToken(token, session.opened(), session.expires()))
        : Optional.empty();
  }

  @Override
  public Optional<VerifiedToken> read(AccessToken token, Instant now) {
    return token.value().startsWith(prefix)
        ? sessions
            .findByToken(hash(token), now)
            .map(caller -> new VerifiedToken(caller, caller.session().expires()))
        : Optional.empty();
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

  private static TokenHash hash(AccessToken token) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.value().getBytes(US_ASCII));
      return new TokenHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is missing", impossible);
    }
  }
}

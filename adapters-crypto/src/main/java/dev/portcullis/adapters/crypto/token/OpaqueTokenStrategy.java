package dev.portcullis.adapters.crypto.token;

import dev.portcullis.adapters.crypto.random.RandomText;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.login.Sessions.Opened;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.VerifiedToken;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tokens that say nothing: 256 random bits in Base64url, of which the store keeps the SHA-256
 * alone. Thread-safe.
 */
public final class OpaqueTokenStrategy implements TokenStrategy {
  private static final int TOKEN_BYTES = 32;

  /** So many bytes in Base64url, without padding (RFC 4648, section 5). */
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final Sessions sessions;

  /** Makes tokens that prove what {@code sessions} keeps. */
  public OpaqueTokenStrategy(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Optional<IssuedToken> issue(Session session, long sessionGeneration) {
    var token = new AccessToken(RandomText.base64url(TOKEN_BYTES));
    return sessions.open(session, Optional.of(token.hash()), sessionGeneration) == Opened.OPENED
        ? Optional.of(new IssuedToken(token, session.opened(), expiry(session)))
        : Optional.empty();
  }

  @Override
  public Optional<VerifiedToken> read(AccessToken token, Instant now) {
    // Spares the store a read for what another strategy made.
    return SHAPE.matcher(token.value()).matches()
        ? sessions
            .findByToken(token.hash(), now)
            .map(caller -> new VerifiedToken(caller, expiry(caller.session())))
        : Optional.empty();
  }

  private static Instant expiry(Session session) {
    return session.expires();
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

package dev.portcullis.adapters.crypto.token;

import dev.portcullis.adapters.crypto.random.RandomText;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SignedInUser;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tokens that say nothing: 256 random bits in Base64url, of which the store keeps the SHA-256
 * alone. Thread-safe.
 */
public final class OpaqueTokenStrategy extends SessionTokenStrategy {
  private static final int TOKEN_BYTES = 32;

  /** So many bytes in Base64url, without padding (RFC 4648, section 5). */
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** Makes tokens that prove what {@code sessions} keeps. */
  public OpaqueTokenStrategy(Sessions sessions) {
    super(sessions);
  }

  @Override
  public Optional<IssuedToken> issue(Session session, long sessionGeneration) {
    var token = new AccessToken(RandomText.base64url(TOKEN_BYTES));
    return issue(token, Optional.of(token.hash()), session, sessionGeneration);
  }

  @Override
  public Optional<SignedInUser> read(AccessToken token, Instant now) {
    // Spares the store a read for what another strategy made.
    return SHAPE.matcher(token.value()).matches()
        ? sessions.findByToken(token.hash(), now)
        : Optional.empty();
  }
}

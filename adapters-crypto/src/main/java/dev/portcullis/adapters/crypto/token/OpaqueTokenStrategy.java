package dev.portcullis.adapters.crypto.token;

import dev.portcullis.adapters.crypto.random.RandomText;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.VerifiedToken;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Token strategy of opaque tokens: 256 random bits in Base64url. The store keeps only their
 * SHA-256. Thread-safe.
 */
public final class OpaqueTokenStrategy extends SessionTokenStrategy {
  private static final int TOKEN_BYTES = 32;

  /** {@link #TOKEN_BYTES} bytes in Base64url, without padding (RFC 4648, section 5). */
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** Issues tokens for the sessions in {@code sessions}. */
  public OpaqueTokenStrategy(Sessions sessions) {
    super(sessions);
  }

  @Override
  public Optional<IssuedToken> issue(Session session, long sessionGeneration) {
    var token = new AccessToken(RandomText.base64url(TOKEN_BYTES));
    return issue(token, Optional.of(token.hash()), expiry(session), session, sessionGeneration);
  }

  @Override
  public Optional<VerifiedToken> read(AccessToken token, Instant now) {
    // Tokens of other strategies cost the store no read.
    return SHAPE.matcher(token.value()).matches()
        ? sessions
            .findByToken(token.hash(), now)
            .map(caller -> new VerifiedToken(caller, expiry(caller.session())))
        : Optional.empty();
  }

  private static Instant expiry(Session session) {
    return session.expires();
  }
}

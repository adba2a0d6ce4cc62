package dev.portcullis.adapters.crypto.token;

import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.login.Sessions.Opened;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** The part of a strategy that depends on the stored session, whatever form its tokens have. */
abstract class SessionTokenStrategy implements TokenStrategy {
  final Sessions sessions;

  SessionTokenStrategy(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * Opens {@code session} and issues {@code token} for it; empty if the session can't be opened.
   *
   * @param expires the token's expiry
   * @param hash the store's key to the session, where the token doesn't carry the session's id
   */
  final Optional<IssuedToken> issue(
      AccessToken token,
      Optional<TokenHash> hash,
      Instant expires,
      Session session,
      long sessionGeneration) {
    return sessions.open(session, hash, sessionGeneration) == Opened.OPENED
        ? Optional.of(new IssuedToken(token, session.opened(), expires))
        : Optional.empty();
  }

  @Override
  public final boolean joinsTransactions() {
    return sessions.joinTransactions();
  }

  @Override
  public final boolean isOpen(Session session, Instant now) {
    return sessions.find(session.id(), now).isPresent();
  }

  @Override
  public final void touch(Session session, Instant now) {
    sessions.touch(session.id(), now);
  }

  @Override
  public final void revoke(Session session) {
    sessions.end(session.id());
  }
}

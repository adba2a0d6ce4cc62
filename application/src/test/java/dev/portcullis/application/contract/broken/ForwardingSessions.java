package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** Forwards to another store's sessions; subclasses add a defect. */
class ForwardingSessions implements Sessions {
  private final Sessions whole;

  ForwardingSessions(Sessions whole) {
    this.whole = whole;
  }

  @Override
  public Opened open(Session session, Optional<TokenHash> tokenHash, long sessionGeneration) {
    return whole.open(session, tokenHash, sessionGeneration);
  }

  @Override
  public Optional<SignedInUser> find(SessionId id, Instant now) {
    return whole.find(id, now);
  }

  @Override
  public Optional<SignedInUser> findByToken(TokenHash hash, Instant now) {
    return whole.findByToken(hash, now);
  }

  @Override
  public void touch(SessionId id, Instant now) {
    whole.touch(id, now);
  }

  @Override
  public void end(SessionId id) {
    whole.end(id);
  }
}

package dev.portcullis.benchmarks.micro;

import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** A session store without cost: it contains one session, which never ends. */
record SessionsInMemory(LoggedInUser visit) implements Sessions {
  @Override
  public Opened open(Session session, Optional<TokenHash> tokenHash, long sessionGeneration) {
    return session.equals(visit.session()) ? Opened.OPENED : Opened.USER_CHANGED;
  }

  @Override
  public Optional<SignedInUser> find(SessionId id, Instant now) {
    return Optional.of(visit.caller()).filter(caller -> caller.session().id().equals(id));
  }

  @Override
  public Optional<SignedInUser> findByToken(TokenHash hash, Instant now) {
    return Optional.of(visit.caller()).filter(caller -> visit.tokenHash().equals(hash));
  }

  @Override
  public void touch(SessionId id, Instant now) {}

  @Override
  public void end(SessionId id) {
    throw new UnsupportedOperationException("the session never ends");
  }
}

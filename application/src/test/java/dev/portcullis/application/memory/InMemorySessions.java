package dev.portcullis.application.memory;

import dev.portcullis.application.memory.InMemoryTables.OpenSession;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** In-memory sessions. */
final class InMemorySessions implements Sessions {
  private final InMemoryConnection connection;

  InMemorySessions(InMemoryConnection connection) {
    this.connection = connection;
  }

  @Override
  public Opened open(Session session, Optional<TokenHash> tokenHash, long sessionGeneration) {
    return connection.transaction(
        tables -> {
          Account account = tables.accounts.get(session.user());
          if (account == null
              || !account.user().active()
              || account.sessionGeneration() != sessionGeneration) {
            return Opened.USER_CHANGED;
          }
          tables.sessions.put(session.id(), new OpenSession(session, tokenHash));
          return Opened.OPENED;
        });
  }

  @Override
  public Optional<SignedInUser> find(SessionId id, Instant now) {
    return connection.transaction(
        tables ->
            Optional.ofNullable(tables.sessions.get(id))
                .flatMap(open -> caller(tables, open, now)));
  }

  @Override
  public Optional<SignedInUser> findByToken(TokenHash hash, Instant now) {
    return connection.transaction(
        tables ->
            tables.sessions.values().stream()
                .filter(open -> open.tokenHash().equals(Optional.of(hash)))
                .findFirst()
                .flatMap(open -> caller(tables, open, now)));
  }

  @Override
  public void touch(SessionId id, Instant now) {
    connection.transaction(
        tables ->
            tables.sessions.computeIfPresent(
                id,
                (same, open) ->
                    open.session().isExpired(now) || now.isBefore(open.session().lastSeen())
                        ? open
                        : new OpenSession(open.session().seenAt(now), open.tokenHash())));
  }

  @Override
  public void end(SessionId id) {
    connection.transaction(tables -> Optional.ofNullable(tables.sessions.remove(id)));
  }

  private static Optional<SignedInUser> caller(
      InMemoryTables tables, OpenSession open, Instant now) {
    return Optional.of(open.session())
        .filter(session -> !session.isExpired(now))
        .flatMap(
            session ->
                Optional.ofNullable(tables.accounts.get(session.user()))
                    .map(account -> new SignedInUser(account.user(), session)));
  }
}

package com.example.mvstore;

import com.example.mvstore.Rows.OpenSession;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** Sessions. Each new session removes a few that are expired. */
record MvSessions(MvStorage storage) implements Sessions {
  private static final int FEW = 10;

  @Override
  public Opened open(Session session, Optional<TokenHash> tokenHash, long sessionGeneration) {
    return storage.act(
        tables -> {
          boolean unchanged =
              MvUserRepository.find(tables, session.user().toString())
                  .filter(
                      account ->
                          account.user().active()
                              && account.sessionGeneration() == sessionGeneration)
                  .isPresent();
          if (!unchanged) {
            return Opened.USER_CHANGED;
          }
          String now = Rows.text(session.opened());
          tables.sessionsByExpiry.upTo(now, FEW).forEach(id -> end(tables, id));
          put(tables, new OpenSession(session, tokenHash));
          return Opened.OPENED;
        });
  }

  private static void put(Tables tables, OpenSession open) {
    Session session = open.session();
    String id = session.id().toString();
    tables.sessions.put(id, Rows.row(open));
    tables.sessionsByUser.add(session.user().toString(), id);
    tables.sessionsByExpiry.add(Rows.text(session.expires()), id);
    open.tokenHash().ifPresent(hash -> tables.sessionsByToken.put(hash.hex(), id));
  }

  @Override
  public Optional<SignedInUser> find(SessionId id, Instant now) {
    return storage.act(tables -> find(tables, id.toString(), now));
  }

  @Override
  public Optional<SignedInUser> findByToken(TokenHash hash, Instant now) {
    return storage.act(
        tables ->
            Optional.ofNullable(tables.sessionsByToken.get(hash.hex()))
                .flatMap(id -> find(tables, id, now)));
  }

  private static Optional<SignedInUser> find(Tables tables, String id, Instant now) {
    return Optional.ofNullable(tables.sessions.get(id))
        .map(row -> Rows.session(row).session())
        .filter(session -> !session.isExpired(now))
        .flatMap(session -> caller(tables, session));
  }

  private static Optional<SignedInUser> caller(Tables tables, Session session) {
    return MvUserRepository.find(tables, session.user().toString())
        .map(Account::user)
        .map(user -> new SignedInUser(user, session));
  }

  /** Keeps the latest instant, in any order of calls. */
  @Override
  public void touch(SessionId id, Instant now) {
    storage.act(
        tables ->
            Optional.ofNullable(tables.sessions.get(id.toString()))
                .map(Rows::session)
                .filter(open -> !open.session().isExpired(now))
                .filter(open -> open.session().lastSeen().isBefore(now))
                .map(open -> new OpenSession(open.session().seenAt(now), open.tokenHash()))
                .map(open -> tables.sessions.put(id.toString(), Rows.row(open))));
  }

  @Override
  public void end(SessionId id) {
    storage.act(tables -> end(tables, id.toString()));
  }

  /** Returns the sessions of one user. */
  static void end(Tables tables, String user, SessionRevocation ending) {
    switch (ending) {
      case SessionRevocation.None none -> {}
      case SessionRevocation.All all -> endAll(tables, user);
      case SessionRevocation.AllAndUnlinkProviders all -> endAll(tables, user);
      case SessionRevocation.AllExcept but -> {
        String kept = but.kept().toString();
        tables.keptSessions.put(user, kept);
        tables.sessionsByUser.with(user).stream()
            .filter(id -> !id.equals(kept))
            .forEach(id -> end(tables, id));
      }
    }
  }

  private static void endAll(Tables tables, String user) {
    tables.keptSessions.remove(user);
    tables.sessionsByUser.with(user).forEach(id -> end(tables, id));
  }

  private static boolean end(Tables tables, String id) {
    Object[] row = tables.sessions.remove(id);
    if (row == null) {
      return false;
    }
    OpenSession open = Rows.session(row);
    tables.sessionsByUser.remove(open.session().user().toString(), id);
    tables.sessionsByExpiry.remove(Rows.text(open.session().expires()), id);
    open.tokenHash().ifPresent(hash -> tables.sessionsByToken.remove(hash.hex()));
    return true;
  }
}

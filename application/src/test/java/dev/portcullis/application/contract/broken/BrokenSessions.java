package dev.portcullis.application.contract.broken;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.login.Authentication;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores with one defect each in their sessions. */
final class BrokenSessions {
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  private BrokenSessions() {}

  /** Without a defect; adds the ids of opened sessions to {@code opened}. */
  static Sessions noting(Storage whole, Set<SessionId> opened) {
    return new ForwardingSessions(whole.sessions()) {
      @Override
      public Opened open(Session session, Optional<TokenHash> tokenHash, long sessionGeneration) {
        opened.add(session.id());
        return super.open(session, tokenHash, sessionGeneration);
      }
    };
  }

  /** Finds expired sessions. */
  static Storage forgettingExpiry(Storage whole) {
    return read(whole, now -> Instant.MIN);
  }

  /** Finds a session at the instant of its expiry. */
  static Storage expiringLate(Storage whole) {
    return read(whole, now -> now.minus(MICROSECOND));
  }

  /** Doesn't find a session just before its expiry. */
  static Storage expiringEarly(Storage whole) {
    return read(whole, now -> now.plus(MICROSECOND));
  }

  private static Storage read(Storage whole, UnaryOperator<Instant> clock) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingSessions(whole.sessions()) {
              @Override
              public Optional<SignedInUser> find(SessionId id, Instant now) {
                return super.find(id, clock.apply(now));
              }

              @Override
              public Optional<SignedInUser> findByToken(TokenHash hash, Instant now) {
                return super.findByToken(hash, clock.apply(now));
              }
            });
  }

  /** Loses the authentication methods. */
  static Storage forgettingTheMethods(Storage whole) {
    return kept(
        whole,
        session ->
            new Session(
                session.id(),
                session.user(),
                session.backend(),
                new Authentication(session.authentication().at(), Set.of()),
                session.opened(),
                session.lastSeen(),
                session.expires(),
                session.client()));
  }

  /** Returns the opening time in place of the authentication time. */
  static Storage forgettingWhenTheUserWasAuthenticated(Storage whole) {
    return kept(
        whole,
        session ->
            new Session(
                session.id(),
                session.user(),
                session.backend(),
                new Authentication(session.opened(), session.authentication().methods()),
                session.opened(),
                session.lastSeen(),
                session.expires(),
                session.client()));
  }

  /** Truncates instants to milliseconds. */
  static Storage keepingMilliseconds(Storage whole) {
    return kept(
        whole,
        session ->
            new Session(
                session.id(),
                session.user(),
                session.backend(),
                TestData.authenticatedAt(session.opened().truncatedTo(ChronoUnit.MILLIS)),
                session.opened().truncatedTo(ChronoUnit.MILLIS),
                session.lastSeen().truncatedTo(ChronoUnit.MILLIS),
                session.expires().truncatedTo(ChronoUnit.MILLIS),
                session.client()));
  }

  /** Stores seconds since 1970 in 32 bits. */
  static Storage overflowingIn2038(Storage whole) {
    return kept(
        whole,
        session ->
            new Session(
                session.id(),
                session.user(),
                session.backend(),
                TestData.authenticatedAt(session.opened()),
                session.opened(),
                session.lastSeen(),
                in32Bits(session.expires()),
                session.client()));
  }

  private static Instant in32Bits(Instant instant) {
    boolean fits = instant.isBefore(Instant.ofEpochSecond(1L << 31));
    return fits ? instant : instant.minusSeconds(1L << 32);
  }

  /** Truncates a long user agent. */
  static Storage cuttingUserAgents(Storage whole) {
    int width = 255;
    return kept(
        whole,
        session -> {
          String agent = session.client().userAgent();
          return new Session(
              session.id(),
              session.user(),
              session.backend(),
              TestData.authenticatedAt(session.opened()),
              session.opened(),
              session.lastSeen(),
              session.expires(),
              new ClientInfo(
                  session.client().address(), agent.substring(0, Math.min(agent.length(), width))));
        });
  }

  private static Storage kept(Storage whole, UnaryOperator<Session> column) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingSessions(whole.sessions()) {
              @Override
              public Opened open(
                  Session session, Optional<TokenHash> tokenHash, long sessionGeneration) {
                return super.open(column.apply(session), tokenHash, sessionGeneration);
              }
            });
  }

  /** Checks the user with one statement and opens the session with another. */
  static Storage lookingAtTheUserBeforeOpening(Storage whole) {
    var looked = RaceBarrier.of(1);
    var changed = RaceBarrier.of(1);
    return CompositeStorage.of(whole)
        .with(
            new ForwardingSessions(whole.sessions()) {
              @Override
              public Opened open(
                  Session session, Optional<TokenHash> tokenHash, long sessionGeneration) {
                Optional<Account> seen = whole.users().findById(session.user());
                looked.arrive();
                changed.await();
                return seen.filter(account -> account.sessionGeneration() == sessionGeneration)
                    .flatMap(account -> whole.users().findById(session.user()))
                    .map(now -> super.open(session, tokenHash, now.sessionGeneration()))
                    .orElse(Opened.USER_CHANGED);
              }
            })
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Replaced replace(Account account, SessionRevocation ending) {
                looked.await();
                Replaced outcome = super.replace(account, ending);
                changed.arrive();
                return outcome;
              }
            });
  }

  /** Returns the user's state at log-in. */
  static Storage keepingTheUserOfTheLogIn(Storage whole) {
    Map<SessionId, User> users = new ConcurrentHashMap<>();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingSessions(whole.sessions()) {
              @Override
              public Opened open(
                  Session session, Optional<TokenHash> tokenHash, long sessionGeneration) {
                whole
                    .users()
                    .findById(session.user())
                    .ifPresent(account -> users.put(session.id(), account.user()));
                return super.open(session, tokenHash, sessionGeneration);
              }

              @Override
              public Optional<SignedInUser> find(SessionId id, Instant now) {
                return super.find(id, now)
                    .map(
                        caller ->
                            new SignedInUser(
                                users.getOrDefault(id, caller.user()), caller.session()));
              }
            });
  }

  /** Writes a session back as read, although it was ended meanwhile. */
  static Storage touchingWhatWasEnded(Storage whole) {
    var read = RaceBarrier.of(1);
    var ended = RaceBarrier.of(1);
    Map<SessionId, SignedInUser> written = new ConcurrentHashMap<>();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingSessions(whole.sessions()) {
              @Override
              public void touch(SessionId id, Instant now) {
                Optional<SignedInUser> caller = super.find(id, now);
                read.arrive();
                ended.await();
                super.touch(id, now);
                caller.ifPresent(one -> written.put(id, one));
              }

              @Override
              public void end(SessionId id) {
                read.await();
                super.end(id);
                written.remove(id);
                ended.arrive();
              }

              @Override
              public Optional<SignedInUser> find(SessionId id, Instant now) {
                return super.find(id, now).or(() -> Optional.ofNullable(written.get(id)));
              }
            });
  }
}

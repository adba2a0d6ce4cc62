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

/** Stores whose sessions are wrong, in one respect each. */
final class BrokenSessions {
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  private BrokenSessions() {}

  /** Whole, and tells {@code opened} the ids. */
  static Sessions noting(Storage whole, Set<SessionId> opened) {
    return new ForwardingSessions(whole.sessions()) {
      @Override
      public Opened open(Session session, Optional<TokenHash> tokenHash, long sessionGeneration) {
        opened.add(session.id());
        return super.open(session, tokenHash, sessionGeneration);
      }
    };
  }

  /** Finds a session however long it is over. */
  static Storage forgettingExpiry(Storage whole) {
    return read(whole, now -> Instant.MIN);
  }

  /** Finds a session at the instant itself at which it is over. */
  static Storage expiringLate(Storage whole) {
    return read(whole, now -> now.minus(MICROSECOND));
  }

  /** Finds no session just before it is over. */
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

  /** Forgets how the user was authenticated. */
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

  /** Takes the opening of a session for the authentication of its user. */
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

  /** Keeps instants to the millisecond. */
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

  /** Keeps seconds since 1970 in 32 bits. */
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

  /** Forgets what a long name of a program ends with. */
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

  /** Looks at the user by one statement and opens the session by another. */
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

  /** Shows the user as of the log-in. */
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

  /** Writes a session back as it was read, though it was ended meanwhile. */
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

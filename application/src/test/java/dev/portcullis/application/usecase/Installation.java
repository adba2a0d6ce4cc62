package dev.portcullis.application.usecase;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.portcullis.application.backend.Backend;
import dev.portcullis.application.backend.Backends;
import dev.portcullis.application.backend.Transport;
import dev.portcullis.application.contract.Examples;
import dev.portcullis.application.memory.InMemoryPasswordHasher;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.InMemoryTokenStrategy;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.application.memory.RecordingPasswordHasher;
import dev.portcullis.application.memory.SequentialIdentifiers;
import dev.portcullis.application.port.out.SessionsEnding;
import dev.portcullis.domain.event.Event;
import dev.portcullis.domain.onetime.OneTimeSecret;
import dev.portcullis.domain.onetime.OneTimeToken;
import dev.portcullis.domain.onetime.Purpose;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import dev.portcullis.domain.password.PasswordPolicy;
import dev.portcullis.domain.session.AccessToken;
import dev.portcullis.domain.session.Caller;
import dev.portcullis.domain.session.Client;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.user.Account;
import dev.portcullis.domain.user.AccountChanges;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An installation in memory, for the tests of the use cases. */
final class Installation {
  /** The password of every example user. */
  static final String PASSWORD = "guinevere";

  static final EmailAddress ARTHUR = new EmailAddress("arthur@camelot.bt");
  static final EmailAddress LANCELOT = new EmailAddress("lancelot@camelot.bt");

  final MutableClock clock = new MutableClock(Examples.NOW);
  final InMemoryStorage storage = new InMemoryStorage();
  final SequentialIdentifiers identifiers = new SequentialIdentifiers();
  final PasswordPolicy policy = new PasswordPolicy(8);
  final RecordingPasswordHasher recorder =
      new RecordingPasswordHasher(new InMemoryPasswordHasher());
  final HookedPasswordHasher hasher = new HookedPasswordHasher(recorder);
  final HookedUserRepository users = new HookedUserRepository(storage.users());
  final HookedOneTimeTokens oneTimeTokens = new HookedOneTimeTokens(storage.oneTimeTokens());
  final HookedMailer mailer = new HookedMailer();
  final Backend bearer = backend("bearer", Transport.BEARER);
  final Backend cookie = backend("cookie", Transport.COOKIE);
  final Backends backends = new Backends(List.of(bearer, cookie));

  final List<Event> told = new CopyOnWriteArrayList<>();
  final Journal journal = new Journal(told::add, clock);
  final NewPasswords newPasswords = new NewPasswords(policy, hasher);

  private Backend backend(String name, Transport transport) {
    var strategy = new InMemoryTokenStrategy(name, storage.sessions());
    return new Backend(name, transport, strategy, ofHours(1));
  }

  /** An active, verified user with {@link #PASSWORD} and without rights. */
  Account user(EmailAddress email) {
    return user(email, hashOf(PASSWORD));
  }

  /** An active, verified user with that hash and without rights. */
  Account user(EmailAddress email, PasswordHash hash) {
    var user = new User(identifiers.newUserId(), email, true, false, true);
    return Examples.stored(storage, Account.open(user, hash));
  }

  /** An active user with {@link #PASSWORD}, without rights and not verified. */
  Account unverified(EmailAddress email) {
    var user = new User(identifiers.newUserId(), email, true, false, false);
    return Examples.stored(storage, Account.open(user, hashOf(PASSWORD)));
  }

  /** What the link in a mail to that account holds, good for an hour. */
  OneTimeSecret secret(Account account, Purpose purpose) {
    OneTimeSecret secret = identifiers.newOneTimeSecret();
    Instant expires = journal.now().plus(ofHours(1));
    EmailAddress email = account.user().email();
    Examples.added(
        storage,
        new OneTimeToken(secret.hash(), purpose, account.id(), email, account.epoch(), expires));
    return secret;
  }

  /** An open session of that account, through the bearer backend. */
  Caller caller(Account account) {
    return new Caller(account.user(), read(token(account)).orElseThrow());
  }

  /** The token of a new session of that account, through the bearer backend. */
  AccessToken token(Account account) {
    return token(account, bearer);
  }

  /** The token of a new session of that account, through {@code backend}. */
  AccessToken token(Account account, Backend backend) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var session =
        new Session(
            identifiers.newSessionId(),
            account.id(),
            backend.name(),
            now,
            now,
            now.plus(backend.lifetime()).truncatedTo(ChronoUnit.SECONDS),
            Client.UNKNOWN);
    return backend.strategy().issue(session, account.epoch()).orElseThrow();
  }

  /** Changes the account as somebody else than its user does. */
  Account change(Account account, AccountChanges changes) {
    return Examples.changed(storage, now(account.id()), changes, ending(account, changes));
  }

  private static SessionsEnding ending(Account account, AccountChanges changes) {
    return account.endsSessions(changes) ? new SessionsEnding.All() : new SessionsEnding.None();
  }

  /** The account as it is stored now. */
  Account now(UserId id) {
    return storage.users().findById(id).orElseThrow();
  }

  boolean isOpen(Caller caller) {
    return storage.sessions().find(caller.session().id(), clock.instant()).isPresent();
  }

  Optional<Session> read(AccessToken token) {
    return bearer.strategy().read(token, clock.instant()).map(Caller::session);
  }

  /** Whether {@code text} is the password of that user now. */
  boolean isPassword(String text, UserId id) {
    try (Password password = Password.of(text)) {
      return new InMemoryPasswordHasher().matches(password, now(id).passwordHash());
    }
  }

  static PasswordHash hashOf(String text) {
    return hashOf(text, new InMemoryPasswordHasher());
  }

  static PasswordHash hashOf(String text, InMemoryPasswordHasher hasher) {
    try (Password password = Password.of(text)) {
      return hasher.hash(password);
    }
  }

  static void assertWiped(Password password) {
    assertThatIllegalStateException().isThrownBy(password::length);
  }
}

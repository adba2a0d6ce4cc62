package dev.portcullis.application.usecase;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.portcullis.application.contract.Examples;
import dev.portcullis.application.memory.InMemoryPasswordHasher;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.InMemoryTokenStrategy;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.application.memory.RecordingPasswordHasher;
import dev.portcullis.application.memory.SequentialIdentifiers;
import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.usecase.emaillink.HookedMailer;
import dev.portcullis.application.usecase.emaillink.HookedOneTimeTokens;
import dev.portcullis.application.usecase.login.Backend;
import dev.portcullis.application.usecase.login.Backends;
import dev.portcullis.application.usecase.password.PasswordCreation;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.emaillink.OneTimeSecret;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import dev.portcullis.domain.password.PasswordPolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An installation in memory, for the tests of the use cases. */
public final class Installation {
  /** The password of every example user. */
  public static final String PASSWORD = "guinevere";

  public static final EmailAddress ARTHUR = new EmailAddress("arthur@camelot.bt");
  public static final EmailAddress LANCELOT = new EmailAddress("lancelot@camelot.bt");

  public final MutableClock clock = new MutableClock(Examples.NOW);
  public final InMemoryStorage storage = new InMemoryStorage();
  public final SequentialIdentifiers identifiers = new SequentialIdentifiers();
  final PasswordPolicy policy = new PasswordPolicy(8);
  public final RecordingPasswordHasher recorder =
      new RecordingPasswordHasher(new InMemoryPasswordHasher());
  public final HookedPasswordHasher hasher = new HookedPasswordHasher(recorder);
  public final HookedUserRepository users = new HookedUserRepository(storage.users());
  public final HookedOneTimeTokens oneTimeTokens = new HookedOneTimeTokens(storage.oneTimeTokens());
  public final HookedMailer mailer = new HookedMailer();
  public final Backend bearer = backend("bearer", Transport.BEARER);
  public final Backend cookie = backend("cookie", Transport.COOKIE);
  public final Backends backends = new Backends(List.of(bearer, cookie));

  public final List<Event> told = new CopyOnWriteArrayList<>();
  public final Journal journal = new Journal(told::add, clock);
  public final PasswordCreation newPasswords = new PasswordCreation(policy, hasher);

  private Backend backend(String name, Transport transport) {
    var strategy = new InMemoryTokenStrategy(name, storage.sessions());
    return new Backend(name, transport, strategy, ofHours(1));
  }

  /** An active, verified user with {@link #PASSWORD} and without rights. */
  public Account user(EmailAddress email) {
    return user(email, hashOf(PASSWORD));
  }

  /** An active, verified user with that hash and without rights. */
  public Account user(EmailAddress email, PasswordHash hash) {
    var user = new User(identifiers.newUserId(), email, true, false, true);
    return Examples.stored(storage, Account.open(user, hash));
  }

  /** An active user with {@link #PASSWORD}, without rights and not verified. */
  public Account unverified(EmailAddress email) {
    var user = new User(identifiers.newUserId(), email, true, false, false);
    return Examples.stored(storage, Account.open(user, hashOf(PASSWORD)));
  }

  /** What the link in a mail to that account holds, good for an hour. */
  public OneTimeSecret secret(Account account, TokenPurpose purpose) {
    OneTimeSecret secret = identifiers.newOneTimeSecret();
    Instant expires = journal.now().plus(ofHours(1));
    EmailAddress email = account.user().email();
    Examples.added(
        storage,
        new OneTimeToken(secret.hash(), purpose, account.id(), email, account.sessionGeneration(), expires));
    return secret;
  }

  /** An open session of that account, through the bearer backend. */
  public SignedInUser caller(Account account) {
    return new SignedInUser(account.user(), read(token(account)).orElseThrow());
  }

  /** The token of a new session of that account, through the bearer backend. */
  public AccessToken token(Account account) {
    return token(account, bearer);
  }

  /** The token of a new session of that account, through {@code backend}. */
  public AccessToken token(Account account, Backend backend) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var session =
        new Session(
            identifiers.newSessionId(),
            account.id(),
            backend.name(),
            now,
            now,
            now.plus(backend.lifetime()).truncatedTo(ChronoUnit.SECONDS),
            ClientInfo.UNKNOWN);
    return backend.strategy().issue(session, account.sessionGeneration()).orElseThrow();
  }

  /** Changes the account as somebody else than its user does. */
  public Account change(Account account, AccountChanges changes) {
    return Examples.changed(storage, now(account.id()), changes, ending(account, changes));
  }

  private static SessionRevocation ending(Account account, AccountChanges changes) {
    return account.endsSessions(changes)
        ? new SessionRevocation.All()
        : new SessionRevocation.None();
  }

  /** The account as it is stored now. */
  public Account now(UserId id) {
    return storage.users().findById(id).orElseThrow();
  }

  public boolean isOpen(SignedInUser caller) {
    return storage.sessions().find(caller.session().id(), clock.instant()).isPresent();
  }

  public Optional<Session> read(AccessToken token) {
    return bearer.strategy().read(token, clock.instant()).map(SignedInUser::session);
  }

  /** Whether {@code text} is the password of that user now. */
  public boolean isPassword(String text, UserId id) {
    try (Password password = Password.of(text)) {
      return new InMemoryPasswordHasher().matches(password, now(id).passwordHash());
    }
  }

  public static PasswordHash hashOf(String text) {
    return hashOf(text, new InMemoryPasswordHasher());
  }

  public static PasswordHash hashOf(String text, InMemoryPasswordHasher hasher) {
    try (Password password = Password.of(text)) {
      return hasher.hash(password);
    }
  }

  public static void assertWiped(Password password) {
    assertThatIllegalStateException().isThrownBy(password::length);
  }
}

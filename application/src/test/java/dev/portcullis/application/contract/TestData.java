package dev.portcullis.application.contract;

import dev.portcullis.application.port.out.account.UserRepository.Added;
import dev.portcullis.application.port.out.account.UserRepository.Replaced;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.login.Sessions.Opened;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.Authentication;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.TokenHash;
import dev.portcullis.domain.password.PasswordHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Unique test values, and set-up steps that many tests share. */
public final class TestData {
  /** Current time in the contract tests; any instant would do. */
  public static final Instant NOW = Instant.parse("2026-03-29T01:00:00.123456Z");

  /** Expiry of example sessions; a whole second, because some tokens count in seconds. */
  public static final Instant EXPIRY = Instant.parse("2026-03-29T02:00:00Z");

  /** Time resolution that every store must support. */
  public static final Duration MICROSECOND = Duration.ofNanos(1000);

  /**
   * Instants that stores often get wrong, in ascending order: very early and late ones, around
   * 1970, at counter overflows, around changes of local time.
   */
  public static final List<Instant> DELICATE_INSTANTS =
      Stream.of(
              "0001-01-01T00:00:00.000001Z",
              "1752-12-31T23:59:59.999999Z",
              "1969-12-31T23:59:59.999999Z",
              "1970-01-01T00:00:00Z",
              "2026-04-04T14:29:59.999999Z",
              "2026-09-26T14:00:00.000001Z",
              "2026-10-25T00:59:59.123456Z",
              "2026-10-25T01:30:00.654321Z",
              "2038-01-19T03:14:08.000001Z",
              "2106-02-07T06:28:16.000001Z",
              "9999-12-31T23:59:59.999999Z")
          .map(Instant::parse)
          .toList();

  /**
   * Distinct texts that some store's collation treats as equal. They differ in case, width, accent,
   * script, ligature, digit, invisible characters, joining characters or pattern characters. Each
   * is valid in the local part of an e-mail address.
   */
  public static final List<String> LOOK_ALIKES =
      List.of(
          ("zoe zoë zoé zοe zоe zoe\uFE0F ｚｏｅ z.oe zo_ zo% zo* zoe+x zoe- zoe' straße strasse"
                  + " straſse i ı i\u0307 ï å a aa ª æ ae ø o oe œ ö ł l ð d þ th ñ n ς σ ﬁ fi е ё и й"
                  + " ا أ 1 １ ¹ ١ ① あ ア ｱ は ば ぱ \uD83D\uDDE1 \uD83C\uDFF9 \uD83C\uDFF9\uFE0F")
              .split(" ", -1));

  private TestData() {}

  /** Unused e-mail address. */
  public static EmailAddress email() {
    return new EmailAddress(text() + "@camelot.example");
  }

  /** New account of an active user without rights. */
  public static Account account() {
    return account(email());
  }

  /** New account of an active user without rights, with that address. */
  public static Account account(EmailAddress email) {
    return account(new UserId(UUID.randomUUID()), email);
  }

  /** New account of an active user without rights, with that id and address. */
  public static Account account(UserId id, EmailAddress email) {
    return Account.open(new User(id, email, true, false, false), hash());
  }

  /** Hash that matches no password. */
  public static PasswordHash hash() {
    return new PasswordHash("$example$" + text());
  }

  /** Open session of that user. */
  public static Session session(UserId user) {
    return session(user, EXPIRY);
  }

  /** Session of that user that expires at {@code expires}. */
  public static Session session(UserId user, Instant expires) {
    var client = new ClientInfo("192.0.2.7", "Excalibur/1.0");
    return new Session(
        new SessionId(UUID.randomUUID()),
        user,
        new BackendName("example"),
        authenticatedAt(NOW),
        NOW,
        NOW,
        expires,
        client);
  }

  /** An authentication at that instant, by methods that are not on record. */
  public static Authentication authenticatedAt(Instant instant) {
    return new Authentication(instant, Set.of());
  }

  /** Hash of no existing token. */
  public static TokenHash tokenHash() {
    return new TokenHash(text() + text());
  }

  /** Token that verifies the address of that account, until {@link #EXPIRY}. */
  public static OneTimeToken oneTimeToken(Account account) {
    return oneTimeToken(account, TokenPurpose.VERIFICATION, EXPIRY);
  }

  /** Token for that account in its current state; expires at {@code expires}. */
  public static OneTimeToken oneTimeToken(Account account, TokenPurpose purpose, Instant expires) {
    return new OneTimeToken(
        tokenHash(),
        purpose,
        account.id(),
        account.user().email(),
        account.sessionGeneration(),
        expires);
  }

  /** Unique text: 32 characters of lower-case hex. */
  public static String text() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Changes that set a new password. */
  public static AccountChanges newPassword() {
    return AccountChanges.password(hash());
  }

  /** Changes that set a new e-mail address. */
  public static AccountChanges newEmail(EmailAddress email) {
    return AccountChanges.own(Optional.of(email), Optional.empty(), Attributes.NONE);
  }

  /** Changes that set a custom field. */
  public static AccountChanges newAttribute(String name, Object value) {
    return AccountChanges.own(
        Optional.empty(), Optional.empty(), Attributes.of(Map.of(name, value)));
  }

  /** Changes that make the user a superuser. */
  public static AccountChanges promotion() {
    return new AccountChanges(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(true),
        Optional.empty(),
        Attributes.NONE);
  }

  /** Changes that activate or deactivate the user. */
  public static AccountChanges activation(boolean active) {
    return new AccountChanges(
        Optional.empty(),
        Optional.empty(),
        Optional.of(active),
        Optional.empty(),
        Optional.empty(),
        Attributes.NONE);
  }

  /** Stores a new account. */
  public static Account stored(Storage storage) {
    return stored(storage, account());
  }

  /** Stores that account. */
  public static Account stored(Storage storage, Account account) {
    if (storage.users().add(account) != Added.ADDED) {
      throw new AssertionError("not stored");
    }
    return account;
  }

  /** Applies {@code changes} to the stored {@code account} and returns the new state. */
  public static Account changed(
      Storage storage, Account account, AccountChanges changes, SessionRevocation ending) {
    Account changed = account.after(changes);
    if (storage.users().replace(changed, ending) != Replaced.REPLACED) {
      throw new AssertionError("not changed");
    }
    return changed;
  }

  /** Opens a session of that account. */
  public static Session opened(Storage storage, Account account) {
    return opened(storage, account, session(account.id()));
  }

  /** Opens that session of that account. */
  public static Session opened(Storage storage, Account account, Session session) {
    if (storage.sessions().open(session, Optional.empty(), account.sessionGeneration())
        != Opened.OPENED) {
      throw new AssertionError("not opened");
    }
    return session;
  }

  /** True if the session is open at {@link #NOW}. */
  public static boolean isOpen(Storage storage, Session session) {
    return storage.sessions().find(session.id(), NOW).isPresent();
  }

  /** Stores that token. */
  public static OneTimeToken added(Storage storage, OneTimeToken token) {
    if (storage.oneTimeTokens().add(token, NOW) != OneTimeTokens.Added.ADDED) {
      throw new AssertionError("not added");
    }
    return token;
  }

  /** Finds that token at {@link #NOW}. */
  public static Optional<OneTimeTokens.Found> found(Storage storage, OneTimeToken token) {
    return storage.oneTimeTokens().find(token.hash(), token.purpose(), NOW);
  }
}

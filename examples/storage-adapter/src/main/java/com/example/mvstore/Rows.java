package com.example.mvstore;

import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Found;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.Authentication;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.TokenHash;
import dev.portcullis.domain.password.PasswordHash;
import dev.portcullis.domain.throttling.AttemptRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Mapping between domain values and rows. A row is an array of values that MVStore can write:
 * strings, numbers, booleans, null, and arrays of these. Later versions append columns, and read
 * rows without them.
 */
final class Rows {
  /** A session, and the hash of its token if the token is opaque. */
  record OpenSession(Session session, Optional<TokenHash> tokenHash) {}

  /** A mail, and the instant from which it may be taken. */
  record Waiting(QueuedMail mail, Instant due) {}

  /** A linked provider account with its tokens. */
  record Link(OAuthAccount account, SealedTokens tokens) {}

  private static final String LIST = "list";
  private static final String MAP = "map";

  /** Always with nanoseconds, so that texts sort in the order of the instants. */
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

  private Rows() {}

  static String text(Instant instant) {
    return INSTANT.format(instant);
  }

  /** Sorts in the order of the numbers, if none is negative. */
  static String text(long number) {
    return "%019d".formatted(number);
  }

  static Object[] row(Account account) {
    User user = account.user();
    return new Object[] {
      text(user.id()),
      user.email().value(),
      user.active(),
      user.superuser(),
      user.verified(),
      written(user.attributes().values()),
      account.passwordHash().value(),
      account.version(),
      account.sessionGeneration()
    };
  }

  static Account account(Object[] row) {
    var user =
        new User(
            user(row[0]),
            EmailAddress.stored((String) row[1]),
            (Boolean) row[2],
            (Boolean) row[3],
            (Boolean) row[4],
            Attributes.of((Map<?, ?>) read(row[5])));
    return new Account(user, new PasswordHash((String) row[6]), (Long) row[7], (Long) row[8]);
  }

  static Object[] row(OpenSession open) {
    Session session = open.session();
    return new Object[] {
      session.id().toString(),
      text(session.user()),
      session.backend().value(),
      text(session.opened()),
      text(session.lastSeen()),
      text(session.expires()),
      session.client().address(),
      session.client().userAgent(),
      open.tokenHash().map(TokenHash::hex).orElse(null),
      text(session.authentication().at()),
      session.authentication().amr()
    };
  }

  static OpenSession session(Object[] row) {
    var session =
        new Session(
            new SessionId(UUID.fromString((String) row[0])),
            user(row[1]),
            new BackendName((String) row[2]),
            authentication(row),
            instant(row[3]),
            instant(row[4]),
            instant(row[5]),
            new ClientInfo((String) row[6], (String) row[7]));
    return new OpenSession(session, Optional.ofNullable((String) row[8]).map(TokenHash::new));
  }

  /** Rows of the first version of the ports end before it. */
  private static Authentication authentication(Object[] row) {
    return row.length > 10
        ? Authentication.read(instant(row[9]), (String) row[10])
        : new Authentication(instant(row[3]), Set.of());
  }

  static Object[] row(ScheduledKey scheduled) {
    SealedKey key = scheduled.key();
    return new Object[] {
      key.id(),
      key.algorithm(),
      text(key.created()),
      key.sealed(),
      text(scheduled.signsFrom()),
      scheduled.verifiesUntil().map(Rows::text).orElse(null),
      scheduled.longestToken().toString(),
      scheduled.revision()
    };
  }

  static ScheduledKey key(Object[] row) {
    var key = new SealedKey((String) row[0], (String) row[1], instant(row[2]), (String) row[3]);
    // Rows of the second version of the ports end here.
    return row.length == 4
        ? ScheduledKey.first(key)
        : new ScheduledKey(
            key,
            instant(row[4]),
            Optional.ofNullable(row[5]).map(Rows::instant),
            Duration.parse((String) row[6]),
            (Long) row[7]);
  }

  static Object[] row(Found found) {
    OneTimeToken token = found.token();
    return new Object[] {
      token.hash().hex(),
      token.purpose().storedName(),
      text(token.user()),
      token.email().value(),
      token.sessionGeneration(),
      text(token.expires()),
      found.spent()
    };
  }

  static Found token(Object[] row) {
    var token =
        new OneTimeToken(
            new TokenHash((String) row[0]),
            TokenPurpose.ofStoredName((String) row[1]),
            user(row[2]),
            EmailAddress.stored((String) row[3]),
            (Long) row[4],
            instant(row[5]));
    return new Found(token, (Boolean) row[6]);
  }

  static Object[] row(Waiting waiting) {
    QueuedMail mail = waiting.mail();
    return new Object[] {
      mail.kind().storedName(),
      mail.to().value(),
      text(mail.requested()),
      mail.client().address(),
      mail.client().userAgent(),
      mail.attempts(),
      text(waiting.due()),
      parameters(mail.parameters())
    };
  }

  static Waiting mail(Object[] row) {
    var mail =
        new QueuedMail(
            MailKind.ofStoredName((String) row[0]).orElseThrow(),
            EmailAddress.stored((String) row[1]),
            // Rows of the first version of the ports end before them.
            row.length > 7 ? parameters((Object[]) row[7]) : Map.of(),
            instant(row[2]),
            new ClientInfo((String) row[3], (String) row[4]),
            (Integer) row[5]);
    return new Waiting(mail, instant(row[6]));
  }

  /** Names and values, alternating. */
  private static Object[] parameters(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
        .toArray();
  }

  private static Map<String, String> parameters(Object[] row) {
    var parameters = new HashMap<String, String>();
    for (int i = 0; i < row.length; i += 2) {
      parameters.put((String) row[i], (String) row[i + 1]);
    }
    return parameters;
  }

  static Object[] row(EventLog.Entry entry) {
    return new Object[] {
      entry.number(),
      entry.what(),
      entry.subject().map(Rows::text).orElse(null),
      entry.by().map(Rows::text).orElse(null),
      text(entry.at()),
      entry.client().address(),
      entry.client().userAgent(),
      entry.details()
    };
  }

  static EventLog.Entry entry(Object[] row) {
    return new EventLog.Entry(
        (Long) row[0],
        (String) row[1],
        Optional.ofNullable(row[2]).map(Rows::user),
        Optional.ofNullable(row[3]).map(Rows::user),
        instant(row[4]),
        new ClientInfo((String) row[5], (String) row[6]),
        (String) row[7]);
  }

  static Object[] row(Link link) {
    OAuthAccount account = link.account();
    SealedTokens tokens = link.tokens();
    return new Object[] {
      account.id().toString(),
      text(account.user()),
      account.provider(),
      account.accountId(),
      account.accountEmail(),
      tokens.access(),
      tokens.refresh().orElse(null),
      tokens.expires().map(Rows::text).orElse(null)
    };
  }

  static Link link(Object[] row) {
    var account =
        new OAuthAccount(
            new OAuthAccountId(UUID.fromString((String) row[0])),
            user(row[1]),
            (String) row[2],
            (String) row[3],
            (String) row[4]);
    var tokens =
        new SealedTokens(
            (String) row[5],
            Optional.ofNullable((String) row[6]),
            Optional.ofNullable(row[7]).map(Rows::instant));
    return new Link(account, tokens);
  }

  private static String text(UserId user) {
    return user.toString();
  }

  private static UserId user(Object text) {
    return new UserId(UUID.fromString((String) text));
  }

  static Object[] row(AttemptRecord attempts) {
    return new Object[] {
      attempts.failures(),
      text(attempts.windowEnd()),
      text(attempts.notBefore()),
      attempts.reserved(),
      text(attempts.reservedUntil())
    };
  }

  static AttemptRecord attempts(Object[] row) {
    return new AttemptRecord(
        (Integer) row[0], instant(row[1]), instant(row[2]), (Integer) row[3], instant(row[4]));
  }

  private static Instant instant(Object text) {
    return Instant.parse((String) text);
  }

  /** Encodes a JSON value. Lists and objects are arrays whose first element tells them apart. */
  private static Object written(Object value) {
    var parts = new ArrayList<Object>();
    if (value instanceof List<?> list) {
      parts.add(LIST);
      list.forEach(element -> parts.add(written(element)));
      return parts.toArray();
    }
    if (value instanceof Map<?, ?> map) {
      parts.add(MAP);
      map.forEach(
          (name, element) -> {
            parts.add(name);
            parts.add(written(element));
          });
      return parts.toArray();
    }
    return value;
  }

  private static Object read(Object written) {
    if (!(written instanceof Object[] parts)) {
      return written;
    }
    if (parts[0].equals(LIST)) {
      var list = new ArrayList<Object>();
      for (int i = 1; i < parts.length; i++) {
        list.add(read(parts[i]));
      }
      return list;
    }
    var map = new TreeMap<String, Object>();
    for (int i = 1; i < parts.length; i += 2) {
      map.put((String) parts[i], read(parts[i + 1]));
    }
    return map;
  }
}

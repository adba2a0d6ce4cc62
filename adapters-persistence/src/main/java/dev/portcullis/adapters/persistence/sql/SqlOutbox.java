package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.TokenHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Outbox in the table {@code letters}. The column {@code purpose} holds the mail's kind, followed
 * by a digest of its parameters if it has any. So equal mails share one row.
 */
public final class SqlOutbox implements Outbox {
  static final String ENQUEUE =
      """
      insert into letters (purpose, email, parameters, requested_at, due_at, attempts, address,
                           user_agent)
      values (:purpose, :email, :parameters, :requested, :requested, 0, :address, :userAgent)
      on conflict do nothing
      """;

  private static final int MOST_PASSED_OVER = 100;

  public static final String IS_DUE = "select 1 from letters where due_at <= :now limit 1";

  /**
   * Takes one due mail. The condition is an equation, because a database may evaluate a subquery
   * after {@code in} again, which would lock another mail.
   */
  static final String TAKE =
      """
      update letters set due_at = :until, attempts = attempts + 1
      where (purpose, email) = (
        select purpose, email from letters where due_at <= :now order by due_at limit 1 %s)
      returning purpose, email, parameters, requested_at, attempts, address, user_agent
      """;

  private static final String THIS =
      " where purpose = :purpose and email = :email"
          + " and requested_at = :requested and attempts = :attempts";
  static final String REMOVE = "delete from letters" + THIS;
  static final String POSTPONE = "update letters set due_at = :due" + THIS;

  private final Database database;

  public SqlOutbox(Database database) {
    this.database = database;
  }

  @Override
  public void enqueue(QueuedMail mail) {
    database.write(
        handle ->
            handle
                .createUpdate(ENQUEUE)
                .bind("purpose", purpose(mail))
                .bind("email", mail.to().value())
                .bind("parameters", json(mail))
                .bind("requested", Micros.micros(mail.requested()))
                .bind("address", mail.client().address())
                .bind("userAgent", mail.client().userAgent())
                .execute());
  }

  private static String purpose(QueuedMail mail) {
    String kind = mail.kind().storedName();
    return mail.parameters().isEmpty() ? kind : kind + ":" + TokenHash.of(json(mail)).hex();
  }

  private static String json(QueuedMail mail) {
    return AttributesJson.write(Attributes.of(mail.parameters()));
  }

  /** Reads first, so that polling doesn't occupy SQLite's only writer. */
  @Override
  public Optional<QueuedMail> take(Instant now, Duration lease) {
    return isAnyDue(now) ? takeFirst(now, lease) : Optional.empty();
  }

  private boolean isAnyDue(Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(IS_DUE)
                .bind("now", Micros.micros(now))
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /** Passes over mails of a kind that only nodes of a later release know. */
  private Optional<QueuedMail> takeFirst(Instant now, Duration lease) {
    for (int passed = 0; passed < MOST_PASSED_OVER; passed++) {
      Optional<Optional<QueuedMail>> first = leaseFirst(now, lease);
      if (first.isEmpty() || first.get().isPresent()) {
        return first.flatMap(mail -> mail);
      }
    }
    return Optional.empty();
  }

  /** Empty if none is due; empty inside if its kind isn't known. */
  private Optional<Optional<QueuedMail>> leaseFirst(Instant now, Duration lease) {
    return database.writeAtomically(
        handle ->
            handle
                .createQuery(TAKE.formatted(database.dialect().lockingFreeRows()))
                .bind("now", Micros.micros(now))
                .bind("until", Micros.micros(now.plus(lease)))
                .map((row, context) -> mail(row))
                .findOne());
  }

  private static Optional<QueuedMail> mail(ResultSet row) throws SQLException {
    Optional<MailKind> kind =
        MailKind.ofStoredName(row.getString("purpose").replaceFirst(":.*", ""));
    return kind.isPresent() ? Optional.of(mail(kind.get(), row)) : Optional.empty();
  }

  private static QueuedMail mail(MailKind kind, ResultSet row) throws SQLException {
    Map<String, String> parameters = new HashMap<>();
    AttributesJson.read(row.getString("parameters"))
        .values()
        .forEach((name, value) -> parameters.put(name, String.valueOf(value)));
    return new QueuedMail(
        kind,
        EmailAddress.stored(row.getString("email")),
        parameters,
        Micros.instant(row.getLong("requested_at")),
        new ClientInfo(row.getString("address"), row.getString("user_agent")),
        row.getInt("attempts"));
  }

  @Override
  public void remove(QueuedMail mail) {
    database.write(handle -> bind(handle.createUpdate(REMOVE), mail).execute());
  }

  @Override
  public void postpone(QueuedMail mail, Instant due) {
    database.write(
        handle ->
            bind(handle.createUpdate(POSTPONE), mail).bind("due", Micros.micros(due)).execute());
  }

  private static <S extends SqlStatement<S>> S bind(S statement, QueuedMail mail) {
    return statement
        .bind("purpose", purpose(mail))
        .bind("email", mail.to().value())
        .bind("requested", Micros.micros(mail.requested()))
        .bind("attempts", mail.attempts());
  }
}

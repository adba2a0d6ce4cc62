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
 * Mails in the table {@code letters}. Its column {@code purpose} holds the kind, and for a mail
 * with parameters a digest of them behind it: so equal mails are one row.
 */
public final class SqlOutbox implements Outbox {
  static final String ENQUEUE =
      """
      insert into letters (purpose, email, parameters, requested_at, due_at, attempts, address,
                           user_agent)
      values (:purpose, :email, :parameters, :requested, :requested, 0, :address, :userAgent)
      on conflict do nothing
      """;

  static final String IS_DUE = "select 1 from letters where due_at <= :now limit 1";

  /** With an equals sign: what follows "in" may be run again, and then locks another mail. */
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

  /** Reads first, so that looking for mails doesn't keep the one writer of SQLite busy. */
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

  private Optional<QueuedMail> takeFirst(Instant now, Duration lease) {
    return database.writeAtomically(
        handle ->
            handle
                .createQuery(TAKE.formatted(database.dialect().lockingFreeRows()))
                .bind("now", Micros.micros(now))
                .bind("until", Micros.micros(now.plus(lease)))
                .map((row, context) -> mail(row))
                .findOne());
  }

  private static QueuedMail mail(ResultSet row) throws SQLException {
    String kind = row.getString("purpose").replaceFirst(":.*", "");
    Map<String, String> parameters = new HashMap<>();
    AttributesJson.read(row.getString("parameters"))
        .values()
        .forEach((name, value) -> parameters.put(name, String.valueOf(value)));
    return new QueuedMail(
        MailKind.ofStoredName(kind),
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

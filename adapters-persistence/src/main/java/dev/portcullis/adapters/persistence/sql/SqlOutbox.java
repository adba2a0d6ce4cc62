package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.ClientInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Letters in the table {@code letters}. */
public final class SqlOutbox implements Outbox {
  static final String POST =
      """
      insert into letters (purpose, email, requested_at, due_at, attempts, address, user_agent)
      values (:purpose, :email, :requested, :requested, 0, :address, :userAgent)
      on conflict do nothing
      """;

  public static final String IS_DUE = "select 1 from letters where due_at <= :now limit 1";

  /** With an equals sign: what follows "in" may be run again, and then locks another letter. */
  public static final String TAKE =
      """
      update letters set due_at = :until, attempts = attempts + 1
      where (purpose, email) = (
        select purpose, email from letters where due_at <= :now order by due_at limit 1 %s)
      returning purpose, email, requested_at, attempts, address, user_agent
      """;

  private static final String THIS =
      " where purpose = :purpose and email = :email"
          + " and requested_at = :requested and attempts = :attempts";
  public static final String REMOVE = "delete from letters" + THIS;
  public static final String POSTPONE = "update letters set due_at = :due" + THIS;

  private final Database database;

  public SqlOutbox(Database database) {
    this.database = database;
  }

  @Override
  public void post(TokenPurpose purpose, EmailAddress to, ClientInfo client, Instant now) {
    database.write(
        handle ->
            handle
                .createUpdate(POST)
                .bind("purpose", purpose.name())
                .bind("email", to.value())
                .bind("requested", Micros.micros(now))
                .bind("address", client.address())
                .bind("userAgent", client.userAgent())
                .execute());
  }

  /** Reads first, so that looking for letters doesn't keep the one writer of SQLite busy. */
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
                .map((row, context) -> letter(row))
                .findOne());
  }

  private static QueuedMail letter(ResultSet row) throws SQLException {
    return new QueuedMail(
        TokenPurpose.valueOf(row.getString("purpose")),
        new EmailAddress(row.getString("email")),
        Micros.instant(row.getLong("requested_at")),
        new ClientInfo(row.getString("address"), row.getString("user_agent")),
        row.getInt("attempts"));
  }

  @Override
  public void remove(QueuedMail letter) {
    database.write(handle -> bind(handle.createUpdate(REMOVE), letter).execute());
  }

  @Override
  public void postpone(QueuedMail letter, Instant due) {
    database.write(
        handle ->
            bind(handle.createUpdate(POSTPONE), letter).bind("due", Micros.micros(due)).execute());
  }

  private static <S extends SqlStatement<S>> S bind(S statement, QueuedMail letter) {
    return statement
        .bind("purpose", letter.purpose().name())
        .bind("email", letter.to().value())
        .bind("requested", Micros.micros(letter.requested()))
        .bind("attempts", letter.attempts());
  }
}

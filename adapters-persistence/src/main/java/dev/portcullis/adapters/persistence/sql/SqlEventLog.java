package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.ClientInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Event log in the table {@code audit_log}. Each append also removes up to ten old entries. */
public final class SqlEventLog implements EventLog {
  static final String APPEND =
      """
      insert into audit_log (what, subject_id, by_id, happened_at, address, user_agent, details)
      values (:what, :subject, :by, :at, :address, :userAgent, :details)
      """;

  static final String FORGET =
      """
      delete from audit_log where number in (
        select number from audit_log where happened_at < :until order by happened_at limit 10 %s)
      """;

  private static final String COLUMNS =
      "number, what, subject_id, by_id, happened_at, address, user_agent, details";
  static final String LIST =
      "select "
          + COLUMNS
          + " from audit_log where number < :before%s"
          + " order by number desc limit :limit";
  static final String OF_SUBJECT = " and subject_id = :subject";

  /** Event names that nodes of the previous release still write during a rolling upgrade. */
  private static final Map<String, String> FORMER_NAMES =
      Map.ofEntries(
          Map.entry("UserRegistered", "user.registered"),
          Map.entry("UserLoggedIn", "session.started"),
          Map.entry("LogInRefused", "login.refused"),
          Map.entry("UserLoggedOut", "session.ended"),
          Map.entry("VerificationRequested", "user.verification-requested"),
          Map.entry("UserVerified", "user.verified"),
          Map.entry("PasswordForgotten", "user.password-reset-requested"),
          Map.entry("PasswordReset", "user.password-reset"),
          Map.entry("UserUpdated", "user.updated"),
          Map.entry("OAuthAccountLinked", "user.oauth-account-linked"),
          Map.entry("OAuthAccountUnlinked", "user.oauth-account-unlinked"),
          Map.entry("UserDeleted", "user.deleted"));

  private final Database database;

  public SqlEventLog(Database database) {
    this.database = database;
  }

  @Override
  public void append(Event event, Instant keptSince) {
    database.writeAtomically(
        handle -> {
          insert(handle, event);
          return handle
              .createUpdate(FORGET.formatted(database.dialect().lockingFreeRows()))
              .bind("until", Micros.micros(keptSince))
              .execute();
        });
  }

  private void insert(Handle handle, Event event) {
    EventContext context = event.context();
    handle
        .createUpdate(APPEND)
        .bind("what", event.type())
        .bind("subject", id(event.subject()))
        .bind("by", id(context.by()))
        .bind("at", Micros.micros(context.at()))
        .bind("address", context.client().address())
        .bind("userAgent", context.client().userAgent())
        .bind("details", event.details())
        .execute();
  }

  private @Nullable Object id(Optional<UserId> user) {
    return user.map(id -> database.parameter(id.value())).orElse(null);
  }

  @Override
  public List<Entry> list(Optional<UserId> subject, Optional<Long> before, int limit) {
    String query = LIST.formatted(subject.isPresent() ? OF_SUBJECT : "");
    return database.read(
        handle -> {
          var entries = handle.createQuery(query);
          subject.ifPresent(user -> entries.bind("subject", database.parameter(user.value())));
          return entries
              .bind("before", before.orElse(Long.MAX_VALUE))
              .bind("limit", limit)
              .map((row, context) -> entry(row))
              .list();
        });
  }

  private Entry entry(ResultSet row) throws SQLException {
    String name = row.getString("what");
    return new Entry(
        row.getLong("number"),
        FORMER_NAMES.getOrDefault(name, name),
        user(row, "subject_id"),
        user(row, "by_id"),
        Micros.instant(row.getLong("happened_at")),
        new ClientInfo(row.getString("address"), row.getString("user_agent")),
        row.getString("details"));
  }

  private Optional<UserId> user(ResultSet row, String column) throws SQLException {
    return row.getObject(column) == null
        ? Optional.empty()
        : Optional.of(new UserId(database.uuid(row, column)));
  }
}

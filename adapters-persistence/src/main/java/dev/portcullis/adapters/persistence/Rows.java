package dev.portcullis.adapters.persistence;

import dev.portcullis.domain.session.Caller;
import dev.portcullis.domain.session.Client;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads what several tables' queries have in common. */
final class Rows {
  private Rows() {}

  static User user(Dialect dialect, ResultSet row, String idColumn) throws SQLException {
    return new User(
        new UserId(dialect.uuid(row, idColumn)),
        new EmailAddress(row.getString("email")),
        row.getBoolean("is_active"),
        row.getBoolean("is_superuser"),
        row.getBoolean("is_verified"));
  }

  /** A row of sessions joined with users, the session's id as {@code session_id}. */
  static Caller caller(Dialect dialect, ResultSet row) throws SQLException {
    User user = user(dialect, row, "user_id");
    var session =
        new Session(
            new SessionId(dialect.uuid(row, "session_id")),
            user.id(),
            row.getString("backend"),
            instant(row.getLong("opened_at")),
            instant(row.getLong("last_seen_at")),
            instant(row.getLong("expires_at")),
            new Client(row.getString("address"), row.getString("user_agent")));
    return new Caller(user, session);
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}

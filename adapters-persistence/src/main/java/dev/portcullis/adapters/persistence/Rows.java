package dev.portcullis.adapters.persistence;

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

  static User user(Database database, ResultSet row, String idColumn) throws SQLException {
    return new User(
        new UserId(database.uuid(row, idColumn)),
        new EmailAddress(row.getString("email")),
        row.getBoolean("is_active"),
        row.getBoolean("is_superuser"),
        row.getBoolean("is_verified"),
        AttributesJson.read(row.getString("attributes")));
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}

package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.adapters.persistence.Row;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads what several tables' queries have in common. */
public final class Rows {
  /** The columns that {@link #user} reads. */
  static final String USER = "users.id, email, is_active, is_superuser, is_verified, attributes";

  private Rows() {}

  /** A user, of whom the row begins with {@link #USER}. */
  static User user(Row row) throws SQLException {
    return new User(
        new UserId(row.id(1)),
        new EmailAddress(row.text(2)),
        row.flag(3),
        row.flag(4),
        row.flag(5),
        AttributesJson.read(row.text(6)));
  }

  public static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}

package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Mapper from a row with the user's columns of {@code users} to a user. */
record UserMapper(Dialect dialect) implements RowMapper<User> {
  @Override
  public User map(ResultSet row, StatementContext context) throws SQLException {
    return new User(
        new UserId(dialect.uuid(row, "id")),
        EmailAddress.stored(row.getString("email")),
        row.getBoolean("is_active"),
        row.getBoolean("is_superuser"),
        row.getBoolean("is_verified"),
        AttributesJson.read(row.getString("attributes")));
  }
}

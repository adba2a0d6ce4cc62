package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.password.PasswordHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Mapper from a row of {@code users} to an account. */
record AccountMapper(UserMapper userMapper) implements RowMapper<Account> {
  @Override
  public Account map(ResultSet row, StatementContext context) throws SQLException {
    return new Account(
        userMapper.map(row, context),
        new PasswordHash(row.getString("password_hash")),
        row.getLong("version"),
        row.getLong("epoch"));
  }
}

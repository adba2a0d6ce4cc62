package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.domain.account.User;
import dev.portcullis.domain.login.Authentication;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.SignedInUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Mapper from a row of {@code sessions}, joined with its user's, to a signed-in user. */
record SignedInUserMapper(Dialect dialect, UserMapper userMapper)
    implements RowMapper<SignedInUser> {
  @Override
  public SignedInUser map(ResultSet row, StatementContext context) throws SQLException {
    User owner = userMapper.map(row, context);
    var session =
        new Session(
            new SessionId(dialect.uuid(row, "session_id")),
            owner.id(),
            new BackendName(row.getString("backend")),
            authentication(row),
            Micros.instant(row.getLong("opened_at")),
            Micros.instant(row.getLong("last_seen_at")),
            Micros.instant(row.getLong("expires_at")),
            new ClientInfo(row.getString("address"), row.getString("user_agent")));
    return new SignedInUser(owner, session);
  }

  /** Rows of releases without this column have no value: the session's opening is used instead. */
  private static Authentication authentication(ResultSet row) throws SQLException {
    long at = row.getLong("authenticated_at");
    return Authentication.read(
        Micros.instant(row.wasNull() ? row.getLong("opened_at") : at), row.getString("amr"));
  }
}

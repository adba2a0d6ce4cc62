package dev.portcullis.adapters.persistence;

import dev.portcullis.application.port.out.Sessions;
import dev.portcullis.domain.session.Caller;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** Open sessions in the table {@code sessions}. */
final class SqlSessions implements Sessions {
  private final Database database;

  SqlSessions(Database database) {
    this.database = database;
  }

  /**
   * The user's row is locked until the session is there. So a change to the user that comes first
   * is seen here, and one that comes later sees the session and ends it.
   */
  @Override
  public Opened open(Session session, Optional<TokenHash> tokenHash, long epoch) {
    int opened =
        database.write(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into sessions (id, user_id, backend, token_hash, opened_at,
                                              last_seen_at, expires_at, address, user_agent)
                        select :id, users.id, :backend, :tokenHash, :opened, :lastSeen, :expires, :address, :userAgent
                        from users
                        where users.id = :user and is_active and epoch = :epoch
                        """
                            + database.dialect().lockingRows())
                    .bind("id", database.parameter(session.id().value()))
                    .bind("user", database.parameter(session.user().value()))
                    .bind("epoch", epoch)
                    .bind("backend", session.backend())
                    .bind("tokenHash", tokenHash.map(TokenHash::hex).orElse(null))
                    .bind("opened", Rows.micros(session.opened()))
                    .bind("lastSeen", Rows.micros(session.lastSeen()))
                    .bind("expires", Rows.micros(session.expires()))
                    .bind("address", session.client().address())
                    .bind("userAgent", session.client().userAgent())
                    .execute());
    return opened == 1 ? Opened.OPENED : Opened.USER_CHANGED;
  }

  @Override
  public Optional<Caller> find(SessionId id, Instant now) {
    return find("sessions.id", database.parameter(id.value()), now);
  }

  @Override
  public Optional<Caller> findByToken(TokenHash hash, Instant now) {
    return find("sessions.token_hash", hash.hex(), now);
  }

  private Optional<Caller> find(String column, Object value, Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select sessions.id as session_id, user_id, backend, opened_at, last_seen_at,
                           expires_at, address, user_agent,
                           email, is_active, is_superuser, is_verified
                    from sessions join users on users.id = sessions.user_id
                    where %s = :value and expires_at > :now
                    """
                        .formatted(column))
                .bind("value", value)
                .bind("now", Rows.micros(now))
                .map((row, context) -> Rows.caller(database.dialect(), row))
                .findOne());
  }

  @Override
  public void touch(SessionId id, Instant now) {
    database.write(
        handle ->
            handle.execute(
                "update sessions set last_seen_at = ? where id = ? and last_seen_at < ?",
                Rows.micros(now),
                database.parameter(id.value()),
                Rows.micros(now)));
  }

  @Override
  public void end(SessionId id) {
    database.write(
        handle ->
            handle.execute("delete from sessions where id = ?", database.parameter(id.value())));
  }
}

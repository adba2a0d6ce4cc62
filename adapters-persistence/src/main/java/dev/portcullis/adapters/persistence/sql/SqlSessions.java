package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.adapters.persistence.Lookup;
import dev.portcullis.adapters.persistence.Row;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Principal;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.TokenHash;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * Open sessions in the table {@code sessions}. Those that expired are removed a few at a time when
 * others open, so that they don't pile up.
 */
public final class SqlSessions implements Sessions {
  /** How long an expired session is kept: longer than the nodes' clocks can differ. */
  public static final Duration EXPIRED_KEPT = Duration.ofDays(1);

  public static final Lookup<Principal> FIND_BY_ID = find("id");
  public static final Lookup<Principal> FIND_BY_TOKEN = find("token_hash");

  public static final String OPEN =
      """
      insert into sessions (id, user_id, backend, token_hash, opened_at, last_seen_at, expires_at,
                            address, user_agent)
      select :id, users.id, :backend, :tokenHash, :opened, :lastSeen, :expires,
             :address, :userAgent
      from users where users.id = :user and is_active and epoch = :epoch
      """;

  /** Several at a time, so that they get fewer even if nobody ever logs out. */
  public static final String FORGET =
      """
      delete from sessions where id in (
        select id from sessions where expires_at <= :until order by expires_at limit 10 %s)
      """;

  public static final String TOUCH =
      """
      update sessions set last_seen_at = :now
      where id = :id and last_seen_at < :now and expires_at > :now
      """;

  private final Database database;

  public SqlSessions(Database database) {
    this.database = database;
  }

  /**
   * The user's row is locked until the session is there. So a change to the user that comes first
   * is seen here, and one that comes later sees the session and ends it.
   */
  @Override
  public Opened open(Session session, Optional<TokenHash> tokenHash, long epoch) {
    return database.inTransaction(
        handle -> {
          if (insert(handle, session, tokenHash, epoch) == 0) {
            return Opened.USER_CHANGED;
          }
          forgetExpired(handle, session.opened().minus(EXPIRED_KEPT));
          return Opened.OPENED;
        });
  }

  private int insert(Handle handle, Session session, Optional<TokenHash> tokenHash, long epoch) {
    return handle
        .createUpdate(OPEN + database.dialect().lockingRows())
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
        .execute();
  }

  private void forgetExpired(Handle handle, Instant until) {
    handle
        .createUpdate(FORGET.formatted(database.dialect().lockingFreeRows()))
        .bind("until", Rows.micros(until))
        .execute();
  }

  @Override
  public Optional<Principal> find(SessionId id, Instant now) {
    return database.find(FIND_BY_ID, database.parameter(id.value())).filter(isOpen(now));
  }

  @Override
  public Optional<Principal> findByToken(TokenHash hash, Instant now) {
    return database.find(FIND_BY_TOKEN, hash.hex()).filter(isOpen(now));
  }

  /** Not asked of the database, so that the same question is asked at each request. */
  private static Predicate<Principal> isOpen(Instant now) {
    return caller -> !caller.session().isExpired(now);
  }

  private static Lookup<Principal> find(String column) {
    return new Lookup<>(
            Rows.USER
                + ", sessions.id, backend, opened_at, last_seen_at, expires_at, address, user_agent",
            " from sessions join users on users.id = sessions.user_id where sessions."
                + column
                + " = ?",
            SqlSessions::caller)
        .asRepeated();
  }

  private static Principal caller(Row row) throws SQLException {
    User user = Rows.user(row);
    var session =
        new Session(
            new SessionId(row.id(7)),
            user.id(),
            row.text(8),
            Rows.instant(row.number(9)),
            Rows.instant(row.number(10)),
            Rows.instant(row.number(11)),
            new ClientInfo(row.text(12), row.text(13)));
    return new Principal(user, session);
  }

  @Override
  public void touch(SessionId id, Instant now) {
    database.write(
        handle ->
            handle
                .createUpdate(TOUCH)
                .bind("id", database.parameter(id.value()))
                .bind("now", Rows.micros(now))
                .execute());
  }

  @Override
  public void end(SessionId id) {
    database.write(
        handle ->
            handle.execute("delete from sessions where id = ?", database.parameter(id.value())));
  }
}

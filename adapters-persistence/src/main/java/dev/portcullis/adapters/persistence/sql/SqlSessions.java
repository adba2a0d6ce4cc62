package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Sessions in the table {@code sessions}. Opening a session also removes up to ten expired ones.
 */
public final class SqlSessions implements Sessions {
  /** Retention of expired sessions: longer than the nodes' clocks can differ. */
  public static final Duration EXPIRED_KEPT = Duration.ofDays(1);

  private static final String FIND =
      """
      select users.id, email, is_active, is_superuser, is_verified, attributes,
             sessions.id as session_id, backend, authenticated_at, amr,
             opened_at, last_seen_at, expires_at,
             address, user_agent
      from sessions join users on users.id = sessions.user_id
      """;

  static final String FIND_BY_ID = FIND + "where sessions.id = :id and expires_at > :now";
  static final String FIND_BY_TOKEN = FIND + "where token_hash = :hash and expires_at > :now";

  static final String OPEN =
      """
      insert into sessions (id, user_id, backend, token_hash, authenticated_at, amr,
                            opened_at, last_seen_at, expires_at, address, user_agent)
      select :id, users.id, :backend, :tokenHash, :authenticated, :amr, :opened, :lastSeen, :expires,
             :address, :userAgent
      from users where users.id = :user and is_active and epoch = :epoch
      """;

  /**
   * Removes several rows for each new one, so that expired sessions decrease even without log-outs.
   */
  static final String FORGET =
      """
      delete from sessions where id in (
        select id from sessions where expires_at <= :until order by expires_at limit 10 %s)
      """;

  static final String TOUCH =
      """
      update sessions set last_seen_at = :now
      where id = :id and last_seen_at < :now and expires_at > :now
      """;

  private final Database database;
  private final SignedInUserMapper mapper;

  public SqlSessions(Database database) {
    this.database = database;
    this.mapper = new SignedInUserMapper(database.dialect(), new UserMapper(database.dialect()));
  }

  /**
   * Locks the user's row until the session is stored. An earlier change to the user is visible
   * here; a later one sees the session and ends it.
   */
  @Override
  public Opened open(Session session, Optional<TokenHash> tokenHash, long sessionGeneration) {
    return database.writeAtomically(
        handle -> {
          if (insert(handle, session, tokenHash, sessionGeneration) == 0) {
            return Opened.USER_CHANGED;
          }
          forgetExpired(handle, session.opened().minus(EXPIRED_KEPT));
          return Opened.OPENED;
        });
  }

  private int insert(
      Handle handle, Session session, Optional<TokenHash> tokenHash, long sessionGeneration) {
    return handle
        .createUpdate(OPEN + database.dialect().lockingRows())
        .bind("id", database.parameter(session.id().value()))
        .bind("user", database.parameter(session.user().value()))
        .bind("epoch", sessionGeneration)
        .bind("backend", session.backend().value())
        .bind("tokenHash", tokenHash.map(TokenHash::hex).orElse(null))
        .bind("authenticated", Micros.micros(session.authentication().at()))
        .bind("amr", session.authentication().amr())
        .bind("opened", Micros.micros(session.opened()))
        .bind("lastSeen", Micros.micros(session.lastSeen()))
        .bind("expires", Micros.micros(session.expires()))
        .bind("address", session.client().address())
        .bind("userAgent", session.client().userAgent())
        .execute();
  }

  private void forgetExpired(Handle handle, Instant until) {
    handle
        .createUpdate(FORGET.formatted(database.dialect().lockingFreeRows()))
        .bind("until", Micros.micros(until))
        .execute();
  }

  @Override
  public Optional<SignedInUser> find(SessionId id, Instant now) {
    return find(FIND_BY_ID, "id", database.parameter(id.value()), now);
  }

  @Override
  public Optional<SignedInUser> findByToken(TokenHash hash, Instant now) {
    return find(FIND_BY_TOKEN, "hash", hash.hex(), now);
  }

  private Optional<SignedInUser> find(String query, String name, Object key, Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(query)
                .bind(name, key)
                .bind("now", Micros.micros(now))
                .map(mapper)
                .findOne());
  }

  @Override
  public void touch(SessionId id, Instant now) {
    database.write(
        handle ->
            handle
                .createUpdate(TOUCH)
                .bind("id", database.parameter(id.value()))
                .bind("now", Micros.micros(now))
                .execute());
  }

  @Override
  public void end(SessionId id) {
    database.write(
        handle ->
            handle.execute("delete from sessions where id = ?", database.parameter(id.value())));
  }
}

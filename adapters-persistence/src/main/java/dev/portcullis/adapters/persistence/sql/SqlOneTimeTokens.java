package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.TokenHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * One-time tokens in the table {@code one_time_tokens}. Each addition also removes up to ten
 * expired tokens.
 */
public final class SqlOneTimeTokens implements OneTimeTokens {
  /** Retention of expired tokens: longer than the nodes' clocks can differ. */
  public static final Duration EXPIRED_KEPT = Duration.ofDays(1);

  static final String ADD =
      """
      insert into one_time_tokens (hash, purpose, user_id, email, epoch, expires_at, is_spent)
      select :hash, :purpose, users.id, users.email, users.epoch, :expires, :spent
      from users where id = :user and is_active and email = :email and epoch = :epoch
      """;

  static final String FIND =
      """
      select hash, user_id, email, epoch, expires_at, is_spent from one_time_tokens
      where hash = :hash and purpose = :purpose and expires_at > :now
      """;

  /**
   * Lock on the token owner's row. Every transaction locks the user's row before the token's rows,
   * to avoid deadlocks.
   */
  static final String LOCK_OWNER =
      """
      update users set version = version where id = (
        select user_id from one_time_tokens
        where hash = :hash and purpose = :purpose and expires_at > :now and is_spent = false)
      """;

  public static final String CONSUME =
      """
      update one_time_tokens set is_spent = true
      where hash = :hash and purpose = :purpose and expires_at > :now and is_spent = false
      """;

  static final String FORGET =
      """
      delete from one_time_tokens where hash in (
        select hash from one_time_tokens where expires_at <= :until order by expires_at limit 10 %s)
      """;

  static final String SPEND_UNKEPT =
      """
      insert into spent_secrets (hash, expires_at) values (:hash, :expires)
      on conflict (hash) do nothing
      """;

  static final String FORGET_SPENT =
      """
      delete from spent_secrets where hash in (
        select hash from spent_secrets where expires_at <= :until order by expires_at limit 10 %s)
      """;

  private final Database database;

  public SqlOneTimeTokens(Database database) {
    this.database = database;
  }

  /**
   * Exactly one of several concurrent calls updates the row. The others wait for it, and then find
   * the token spent.
   */
  @Override
  public Optional<OneTimeToken> consume(TokenHash hash, TokenPurpose purpose, Instant now) {
    return database.writeAtomically(
        handle ->
            bind(handle.createUpdate(LOCK_OWNER), hash, purpose, now).execute() == 1
                    && bind(handle.createUpdate(CONSUME), hash, purpose, now).execute() == 1
                ? bind(handle.createQuery(FIND), hash, purpose, now)
                    .map((row, context) -> found(row, purpose).token())
                    .findOne()
                : Optional.empty());
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, TokenHash hash, TokenPurpose purpose, Instant now) {
    return statement
        .bind("hash", hash.hex())
        .bind("purpose", purpose.storedName())
        .bind("now", Micros.micros(now));
  }

  /** Locks the user's row until the token is stored, as {@link SqlSessions#open} does. */
  @Override
  public Added add(OneTimeToken token, Instant now) {
    return database.writeAtomically(
        handle -> {
          if (insert(handle, token) == 0) {
            return Added.USER_CHANGED;
          }
          forgetExpired(handle, FORGET, now.minus(EXPIRED_KEPT));
          return Added.ADDED;
        });
  }

  private int insert(Handle handle, OneTimeToken token) {
    return handle
        .createUpdate(ADD + database.dialect().lockingRows())
        .bind("hash", token.hash().hex())
        .bind("purpose", token.purpose().storedName())
        .bind("user", database.parameter(token.user().value()))
        .bind("email", token.email().value())
        .bind("epoch", token.sessionGeneration())
        .bind("expires", Micros.micros(token.expires()))
        .bind("spent", false)
        .execute();
  }

  private void forgetExpired(Handle handle, String statement, Instant until) {
    handle
        .createUpdate(statement.formatted(database.dialect().lockingFreeRows()))
        .bind("until", Micros.micros(until))
        .execute();
  }

  @Override
  public Optional<Found> find(TokenHash hash, TokenPurpose purpose, Instant now) {
    return database.read(
        handle ->
            bind(handle.createQuery(FIND), hash, purpose, now)
                .map((row, context) -> found(row, purpose))
                .findOne());
  }

  private Found found(ResultSet row, TokenPurpose purpose) throws SQLException {
    var token =
        new OneTimeToken(
            new TokenHash(row.getString("hash")),
            purpose,
            new UserId(database.uuid(row, "user_id")),
            EmailAddress.stored(row.getString("email")),
            row.getLong("epoch"),
            Micros.instant(row.getLong("expires_at")));
    return new Found(token, row.getBoolean("is_spent"));
  }

  @Override
  public boolean markUsed(TokenHash hash, Instant expires, Instant now) {
    return database.writeAtomically(
        handle -> {
          int spent =
              handle
                  .createUpdate(SPEND_UNKEPT)
                  .bind("hash", hash.hex())
                  .bind("expires", Micros.micros(expires))
                  .execute();
          forgetExpired(handle, FORGET_SPENT, now.minus(EXPIRED_KEPT));
          return spent == 1;
        });
  }
}

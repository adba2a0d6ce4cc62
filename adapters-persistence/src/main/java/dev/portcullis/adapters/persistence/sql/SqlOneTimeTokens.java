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

/**
 * One-time tokens in the table {@code one_time_tokens}. Those that expired are removed a few at a
 * time when others are added.
 */
public final class SqlOneTimeTokens implements OneTimeTokens {
  /** How long an expired token is kept: longer than the nodes' clocks can differ. */
  public static final Duration EXPIRED_KEPT = Duration.ofDays(1);

  static final String ADD =
      """
      insert into one_time_tokens (hash, purpose, user_id, email, epoch, expires_at, is_spent)
      select :hash, :purpose, users.id, users.email, users.epoch, :expires, :spent
      from users where id = :user and is_active and email = :email and epoch = :epoch
      """;

  public static final String FIND =
      """
      select hash, user_id, email, epoch, expires_at, is_spent from one_time_tokens
      where hash = :hash and purpose = :purpose and expires_at > :now
      """;

  public static final String FORGET =
      """
      delete from one_time_tokens where hash in (
        select hash from one_time_tokens where expires_at <= :until order by expires_at limit 10 %s)
      """;

  static final String SPEND_UNKEPT =
      """
      insert into spent_secrets (hash, expires_at) values (:hash, :expires)
      on conflict (hash) do nothing
      """;

  public static final String FORGET_SPENT =
      """
      delete from spent_secrets where hash in (
        select hash from spent_secrets where expires_at <= :until order by expires_at limit 10 %s)
      """;

  private final Database database;

  public SqlOneTimeTokens(Database database) {
    this.database = database;
  }

  /** The user's row is locked until the token is there, as for a session that opens. */
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
        .bind("purpose", token.purpose().name())
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
            handle
                .createQuery(FIND)
                .bind("hash", hash.hex())
                .bind("purpose", purpose.name())
                .bind("now", Micros.micros(now))
                .map((row, context) -> found(row, purpose))
                .findOne());
  }

  private Found found(ResultSet row, TokenPurpose purpose) throws SQLException {
    var token =
        new OneTimeToken(
            new TokenHash(row.getString("hash")),
            purpose,
            new UserId(database.uuid(row, "user_id")),
            new EmailAddress(row.getString("email")),
            row.getLong("epoch"),
            Micros.instant(row.getLong("expires_at")));
    return new Found(token, row.getBoolean("is_spent"));
  }

  @Override
  public boolean spend(TokenHash hash, Instant expires, Instant now) {
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

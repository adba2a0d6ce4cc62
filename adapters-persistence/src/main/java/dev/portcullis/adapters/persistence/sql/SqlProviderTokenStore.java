package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.federation.ProviderTokenStore;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Encrypted tokens in the table {@code oauth_accounts}. */
public final class SqlProviderTokenStore implements ProviderTokenStore {
  static final String LIST =
      """
      select id, access_token, refresh_token, expires_at from oauth_accounts %s
      order by id limit :limit
      """;

  /** Every encryption yields another text, so the access token tells whether anything changed. */
  static final String REPLACE =
      """
      update oauth_accounts set access_token = :access, refresh_token = :refresh
      where id = :id and access_token = :seen
      """;

  private final Database database;

  public SqlProviderTokenStore(Database database) {
    this.database = database;
  }

  @Override
  public List<StoredTokens> list(Optional<OAuthAccountId> after, int limit) {
    return database.read(
        handle -> {
          var query =
              handle
                  .createQuery(LIST.formatted(after.isPresent() ? "where id > :after" : ""))
                  .bind("limit", limit);
          after.ifPresent(id -> query.bind("after", database.parameter(id.value())));
          return query.map((row, context) -> tokens(row)).list();
        });
  }

  private StoredTokens tokens(ResultSet row) throws SQLException {
    long expires = row.getLong("expires_at");
    Optional<Instant> expiry =
        row.wasNull() ? Optional.empty() : Optional.of(Micros.instant(expires));
    return new StoredTokens(
        new OAuthAccountId(database.uuid(row, "id")),
        new SealedTokens(
            row.getString("access_token"),
            Optional.ofNullable(row.getString("refresh_token")),
            expiry));
  }

  @Override
  public boolean replace(StoredTokens seen, SealedTokens resealed) {
    Object link = database.parameter(seen.id().value());
    return database.writeAtomically(
        handle -> {
          handle.createUpdate(SqlOAuthAccounts.LOCK_OWNER).bind("id", link).execute();
          return handle
                  .createUpdate(REPLACE)
                  .bind("id", link)
                  .bind("seen", seen.tokens().access())
                  .bind("access", resealed.access())
                  .bind("refresh", resealed.refresh().orElse(null))
                  .execute()
              == 1;
        });
  }
}

package dev.portcullis.adapters.persistence;

import dev.portcullis.application.port.out.OAuthAccounts;
import dev.portcullis.domain.oauth.OAuthAccount;
import dev.portcullis.domain.oauth.OAuthAccountId;
import dev.portcullis.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Accounts at other providers in the table {@code oauth_accounts}. */
final class SqlOAuthAccounts implements OAuthAccounts {
  static final String LINK =
      """
      insert into oauth_accounts (id, user_id, provider, account_id, account_email,
                                  access_token, refresh_token, expires_at)
      select :id, users.id, :provider, :accountId, :accountEmail, :access, :refresh, :expires
      from users where users.id = :user %s
      on conflict do nothing
      """;

  private static final String COLUMNS = "id, user_id, provider, account_id, account_email";
  static final String FIND =
      "select " + COLUMNS + " from oauth_accounts where provider = :provider and account_id = :id";
  static final String LIST =
      "select "
          + COLUMNS
          + " from oauth_accounts where user_id = :user"
          + " order by provider, account_id";

  static final String REFRESH =
      """
      update oauth_accounts
      set account_email = :accountEmail, access_token = :access, refresh_token = :refresh,
          expires_at = :expires
      where id = :id
      """;

  static final String UNLINK = "delete from oauth_accounts where id = ? and user_id = ?";

  private final Database database;

  SqlOAuthAccounts(Database database) {
    this.database = database;
  }

  @Override
  public Linked link(OAuthAccount account, SealedTokens tokens) {
    return database.inTransaction(
        handle -> {
          if (insert(handle, account, tokens) == 1) {
            return Linked.LINKED;
          }
          return isThere(handle, account.user()) ? Linked.TAKEN : Linked.NO_USER;
        });
  }

  private int insert(Handle handle, OAuthAccount account, SealedTokens tokens) {
    var statement =
        handle
            .createUpdate(LINK.formatted(database.dialect().lockingRows()))
            .bind("id", database.parameter(account.id().value()))
            .bind("user", database.parameter(account.user().value()))
            .bind("provider", account.provider())
            .bind("accountId", account.accountId())
            .bind("accountEmail", account.accountEmail());
    return bind(statement, tokens).execute();
  }

  private boolean isThere(Handle handle, UserId user) {
    return handle
            .createQuery("select count(*) from users where id = :user")
            .bind("user", database.parameter(user.value()))
            .mapTo(Integer.class)
            .one()
        == 1;
  }

  private static <S extends SqlStatement<S>> S bind(S statement, SealedTokens tokens) {
    return statement
        .bind("access", tokens.access())
        .bind("refresh", tokens.refresh().orElse(null))
        .bind("expires", tokens.expires().map(Rows::micros).orElse(null));
  }

  @Override
  public Optional<OAuthAccount> find(String provider, String accountId) {
    return database.read(
        handle ->
            handle
                .createQuery(FIND)
                .bind("provider", provider)
                .bind("id", accountId)
                .map((row, context) -> account(row))
                .findOne());
  }

  @Override
  public List<OAuthAccount> list(UserId user) {
    return database.read(
        handle ->
            handle
                .createQuery(LIST)
                .bind("user", database.parameter(user.value()))
                .map((row, context) -> account(row))
                .list());
  }

  private OAuthAccount account(ResultSet row) throws SQLException {
    return new OAuthAccount(
        new OAuthAccountId(database.uuid(row, "id")),
        new UserId(database.uuid(row, "user_id")),
        row.getString("provider"),
        row.getString("account_id"),
        row.getString("account_email"));
  }

  @Override
  public void refresh(OAuthAccountId id, String accountEmail, SealedTokens tokens) {
    database.write(
        handle ->
            bind(handle.createUpdate(REFRESH), tokens)
                .bind("id", database.parameter(id.value()))
                .bind("accountEmail", accountEmail)
                .execute());
  }

  @Override
  public boolean unlink(UserId user, OAuthAccountId id) {
    return database.write(
            handle ->
                handle.execute(
                    UNLINK, database.parameter(id.value()), database.parameter(user.value())))
        == 1;
  }
}

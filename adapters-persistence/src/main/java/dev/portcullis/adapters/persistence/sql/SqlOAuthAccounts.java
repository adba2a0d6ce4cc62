package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.LinkProvenance;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.password.PasswordHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.SqlStatement;

/** OAuth accounts in the table {@code oauth_accounts}. */
public final class SqlOAuthAccounts implements OAuthAccounts {
  static final String LINK =
      """
      insert into oauth_accounts (id, user_id, provider, account_id, account_email,
                                  access_token, refresh_token, expires_at)
      select :id, users.id, :provider, :accountId, :accountEmail, :access, :refresh, :expires
      from users where users.id = :user and users.version = :version %s
      on conflict do nothing
      """;

  static final String RECORD_PROVENANCE =
      "update oauth_accounts set verified_email = :email where id = :id";
  static final String PROVENANCE = "select verified_email from oauth_accounts where id = :id";

  private static final String COLUMNS = "id, user_id, provider, account_id, account_email";
  static final String FIND =
      "select " + COLUMNS + " from oauth_accounts where provider = :provider and account_id = :id";
  static final String LIST =
      "select "
          + COLUMNS
          + " from oauth_accounts where user_id = :user"
          + " order by provider, account_id";

  /** Every transaction locks a user before the user's links, so that none waits for another. */
  static final String LOCK_OWNER =
      """
      update users set version = version
      where id = (select user_id from oauth_accounts where id = :id)
      """;

  static final String REFRESH =
      """
      update oauth_accounts
      set account_email = :accountEmail, access_token = :access, refresh_token = coalesce(:refresh, refresh_token),
          expires_at = :expires
      where id = :id
      """;

  /**
   * Lock on the user's row. Of two concurrent requests that unlink a user's last accounts, the
   * second sees the first one's change.
   */
  static final String LOCK_USER = "update users set version = version where id = :user";

  static final String UNLINK =
      """
      delete from oauth_accounts
      where id = :id and user_id = :user
        and (exists (select 1 from users where users.id = :user and password_hash <> :none)
             or exists (select 1 from oauth_accounts others
                        where others.user_id = :user and others.id <> :id
                          and others.provider in (<providers>)))
      """;

  static final String IS_LINKED =
      "select count(*) from oauth_accounts where id = :id and user_id = :user";

  private final Database database;
  private final SqlUserRepository users;

  public SqlOAuthAccounts(Database database) {
    this.database = database;
    this.users = new SqlUserRepository(database);
  }

  @Override
  public Linked link(OAuthAccount account, SealedTokens tokens, long version) {
    return database.writeAtomically(
        handle -> {
          if (isInserted(handle, account, tokens, version)) {
            return Linked.LINKED;
          }
          return isThere(handle, account.user(), version) ? Linked.TAKEN : Linked.USER_CHANGED;
        });
  }

  @Override
  public Added add(Account account, OAuthAccount link, SealedTokens tokens) {
    try {
      return database.writeAtomically(
          handle -> {
            if (!users.isAdded(handle, account)) {
              return Added.TAKEN;
            }
            insertOrUndo(handle, link, tokens, account.version());
            return Added.ADDED;
          });
    } catch (AccountTakenException undone) {
      return Added.TAKEN;
    }
  }

  @Override
  public Linked claim(Account changed, OAuthAccount link, SealedTokens tokens) {
    try {
      return database.writeAtomically(
          handle -> {
            if (!users.isReplaced(handle, changed, new SessionRevocation.AllAndUnlinkProviders())) {
              return Linked.USER_CHANGED;
            }
            insertOrUndo(handle, link, tokens, changed.version());
            return Linked.LINKED;
          });
    } catch (AccountTakenException undone) {
      return Linked.TAKEN;
    } catch (RuntimeException failure) {
      if (database.isDuplicate(failure)) {
        return Linked.TAKEN;
      }
      throw failure;
    }
  }

  private void insertOrUndo(
      Handle handle, OAuthAccount account, SealedTokens tokens, long version) {
    if (!isInserted(handle, account, tokens, version)) {
      throw new AccountTakenException();
    }
  }

  private boolean isInserted(
      Handle handle, OAuthAccount account, SealedTokens tokens, long version) {
    var statement =
        handle
            .createUpdate(LINK.formatted(database.dialect().lockingRows()))
            .bind("id", database.parameter(account.id().value()))
            .bind("user", database.parameter(account.user().value()))
            .bind("version", version)
            .bind("provider", account.provider())
            .bind("accountId", account.accountId())
            .bind("accountEmail", account.accountEmail());
    return bind(statement, tokens).execute() == 1;
  }

  private boolean isThere(Handle handle, UserId user, long version) {
    return handle
            .createQuery("select count(*) from users where id = :user and version = :version")
            .bind("user", database.parameter(user.value()))
            .bind("version", version)
            .mapTo(Integer.class)
            .one()
        == 1;
  }

  private static <S extends SqlStatement<S>> S bind(S statement, SealedTokens tokens) {
    return statement
        .bind("access", tokens.access())
        .bind("refresh", tokens.refresh().orElse(null))
        .bind("expires", tokens.expires().map(Micros::micros).orElse(null));
  }

  @Override
  public void recordProvenance(OAuthAccountId id, LinkProvenance provenance) {
    database.write(
        handle ->
            handle
                .createUpdate(RECORD_PROVENANCE)
                .bind("id", database.parameter(id.value()))
                .bind("email", provenance.stored().orElse(null))
                .execute());
  }

  @Override
  public LinkProvenance provenance(OAuthAccountId id) {
    return database.read(
        handle ->
            handle
                .createQuery(PROVENANCE)
                .bind("id", database.parameter(id.value()))
                .map((row, context) -> Optional.ofNullable(row.getString("verified_email")))
                .findOne()
                .map(LinkProvenance::ofStored)
                .orElse(new LinkProvenance.Unknown()));
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
  public boolean refresh(OAuthAccountId id, String accountEmail, SealedTokens tokens) {
    Object link = database.parameter(id.value());
    return database.writeAtomically(
        handle -> {
          handle.createUpdate(LOCK_OWNER).bind("id", link).execute();
          return bind(handle.createUpdate(REFRESH), tokens)
                  .bind("id", link)
                  .bind("accountEmail", accountEmail)
                  .execute()
              == 1;
        });
  }

  @Override
  public Unlinked unlink(UserId user, OAuthAccountId id, Set<String> providers) {
    Object owner = database.parameter(user.value());
    Object link = database.parameter(id.value());
    return database.writeAtomically(
        handle -> {
          handle.createUpdate(LOCK_USER).bind("user", owner).execute();
          int unlinked =
              handle
                  .createUpdate(UNLINK)
                  .bind("id", link)
                  .bind("user", owner)
                  .bind("none", PasswordHash.NONE.value())
                  .bindList(EmptyHandling.NULL_KEYWORD, "providers", List.copyOf(providers))
                  .execute();
          if (unlinked == 1) {
            return Unlinked.UNLINKED;
          }
          return isLinked(handle, owner, link) ? Unlinked.LAST_WAY_IN : Unlinked.NOT_THERE;
        });
  }

  private static boolean isLinked(Handle handle, Object user, Object id) {
    return handle
            .createQuery(IS_LINKED)
            .bind("id", id)
            .bind("user", user)
            .mapTo(Integer.class)
            .one()
        == 1;
  }

  /** Thrown to roll a transaction back. */
  private static final class AccountTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccountTakenException() {
      super("the OAuth account is linked already", null, false, false);
    }
  }
}

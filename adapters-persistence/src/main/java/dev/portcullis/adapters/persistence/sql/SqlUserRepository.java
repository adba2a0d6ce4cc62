package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.password.PasswordHash;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** User repository in the table {@code users}. */
public final class SqlUserRepository implements UserRepository {
  private static final String FIND =
      """
      select id, email, is_active, is_superuser, is_verified, attributes,
             password_hash, version, epoch
      from users
      """;

  static final String FIND_BY_ID = FIND + "where id = :id";
  static final String FIND_BY_EMAIL = FIND + "where email = :email";

  static final String FIND_BY_SESSION =
      """
      select id, email, is_active, is_superuser, is_verified, attributes from users
      where id = :id and (epoch = :epoch or kept_session_id = :session)
      """;

  static final String LIST =
      """
      select id, email, is_active, is_superuser, is_verified, attributes from users
      %s order by id limit :limit
      """;

  static final String FOLLOWING = "where id > :after";
  static final String DROP_VOID_TOKENS =
      "delete from one_time_tokens where user_id = ? and (email <> ? or epoch <> ?)";
  static final String KEEP_SESSION = "update users set kept_session_id = ? where id = ?";
  static final String UNLINK_ALL = "delete from oauth_accounts where user_id = ?";
  static final String END_SESSIONS = "delete from sessions where user_id = ?";

  private final Database database;
  private final UserMapper userMapper;
  private final AccountMapper accountMapper;

  public SqlUserRepository(Database database) {
    this.database = database;
    this.userMapper = new UserMapper(database.dialect());
    this.accountMapper = new AccountMapper(userMapper);
  }

  @Override
  public Added add(Account account) {
    return database.write(handle -> isAdded(handle, account)) ? Added.ADDED : Added.EMAIL_TAKEN;
  }

  /** Stores the account in the caller's transaction, unless its e-mail address is taken. */
  boolean isAdded(Handle handle, Account account) {
    return bind(
                handle.createUpdate(
                    """
                    insert into users (id, email, is_active, is_superuser, is_verified,
                                       attributes, password_hash, version, epoch)
                    values (:id, :email, :active, :superuser, :verified,
                            :attributes, :hash, :version, :epoch)
                    on conflict (email) do nothing
                    """),
                account)
            .execute()
        == 1;
  }

  @Override
  public Optional<Account> findById(UserId id) {
    return find(FIND_BY_ID, "id", database.parameter(id.value()));
  }

  /** The lock of the row lasts until the transaction ends. */
  @Override
  public Optional<Account> findAndHold(UserId id) {
    String query = FIND_BY_ID + " " + database.dialect().lockingRows();
    return database.write(
        handle ->
            handle
                .createQuery(query)
                .bind("id", database.parameter(id.value()))
                .map(accountMapper)
                .findOne());
  }

  @Override
  public Optional<Account> findByEmail(EmailAddress email) {
    return find(FIND_BY_EMAIL, "email", email.value());
  }

  private Optional<Account> find(String query, String name, Object key) {
    return database.read(
        handle -> handle.createQuery(query).bind(name, key).map(accountMapper).findOne());
  }

  @Override
  public Replaced replace(Account changed, SessionRevocation revocation) {
    try {
      return database.writeAtomically(
          handle -> isReplaced(handle, changed, revocation) ? Replaced.REPLACED : Replaced.STALE);
    } catch (RuntimeException failure) {
      if (database.isDuplicate(failure)) {
        return Replaced.EMAIL_TAKEN;
      }
      throw failure;
    }
  }

  /** Stores the change in the caller's transaction, unless it is stale. */
  boolean isReplaced(Handle handle, Account changed, SessionRevocation revocation) {
    if (update(handle, changed) == 0) {
      return false;
    }
    dropVoidTokens(handle, changed);
    endSessions(handle, changed.id(), revocation);
    return true;
  }

  private int update(Handle handle, Account changed) {
    return bind(
            handle.createUpdate(
                """
                update users
                set email = :email, password_hash = :hash, is_active = :active,
                    is_superuser = :superuser, is_verified = :verified, attributes = :attributes,
                    version = :version, epoch = :epoch
                where id = :id and version = :version - 1
                """),
            changed)
        .execute();
  }

  private void dropVoidTokens(Handle handle, Account changed) {
    handle.execute(
        DROP_VOID_TOKENS,
        database.parameter(changed.id().value()),
        changed.user().email().value(),
        changed.sessionGeneration());
  }

  private void endSessions(Handle handle, UserId user, SessionRevocation ending) {
    Object id = database.parameter(user.value());
    switch (ending) {
      case SessionRevocation.None none -> {}
      case SessionRevocation.All all -> endAllSessions(handle, id);
      case SessionRevocation.AllAndUnlinkProviders all -> {
        endAllSessions(handle, id);
        handle.execute(UNLINK_ALL, id);
      }
      case SessionRevocation.AllExcept allBut -> {
        Object kept = database.parameter(allBut.kept().value());
        handle.execute(KEEP_SESSION, kept, id);
        handle.execute(END_SESSIONS + " and id <> ?", id, kept);
      }
    }
  }

  private static void endAllSessions(Handle handle, Object user) {
    handle.execute(KEEP_SESSION, null, user);
    handle.execute(END_SESSIONS, user);
  }

  @Override
  public Optional<User> findBySession(UserId id, SessionId session, long sessionGeneration) {
    return database.read(
        handle ->
            handle
                .createQuery(FIND_BY_SESSION)
                .bind("id", database.parameter(id.value()))
                .bind("epoch", sessionGeneration)
                .bind("session", database.parameter(session.value()))
                .map(userMapper)
                .findOne());
  }

  @Override
  public void rehash(UserId id, PasswordHash outdated, PasswordHash current) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    update users set password_hash = :current, version = version + 1
                    where id = :id and password_hash = :outdated
                    """)
                .bind("id", database.parameter(id.value()))
                .bind("outdated", outdated.value())
                .bind("current", current.value())
                .execute());
  }

  @Override
  public boolean remove(UserId id) {
    return database.write(
            handle ->
                handle.execute("delete from users where id = ?", database.parameter(id.value())))
        == 1;
  }

  @Override
  public List<User> list(Optional<UserId> after, int limit) {
    String query = LIST.formatted(after.isPresent() ? FOLLOWING : "");
    return database.read(
        handle -> {
          var page = handle.createQuery(query);
          after.ifPresent(id -> page.bind("after", database.parameter(id.value())));
          return page.bind("limit", limit).map(userMapper).list();
        });
  }

  private <S extends SqlStatement<S>> S bind(S statement, Account account) {
    User user = account.user();
    return statement
        .bind("id", database.parameter(user.id().value()))
        .bind("email", user.email().value())
        .bind("hash", account.passwordHash().value())
        .bind("active", user.active())
        .bind("superuser", user.superuser())
        .bind("verified", user.verified())
        .bind("attributes", AttributesJson.write(user.attributes()))
        .bind("version", account.version())
        .bind("epoch", account.sessionGeneration());
  }
}

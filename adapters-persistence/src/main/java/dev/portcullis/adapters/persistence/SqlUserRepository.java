package dev.portcullis.adapters.persistence;

import dev.portcullis.application.port.out.SessionsEnding;
import dev.portcullis.application.port.out.UserRepository;
import dev.portcullis.domain.password.PasswordHash;
import dev.portcullis.domain.user.Account;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Accounts in the table {@code users}. */
final class SqlUserRepository implements UserRepository {
  private static final String COLUMNS =
      "id, email, password_hash, is_active, is_superuser, is_verified, version, epoch";
  private static final String FIND = "select " + COLUMNS + " from users where %s = :value";
  static final String FIND_BY_ID = FIND.formatted("id");
  static final String FIND_BY_EMAIL = FIND.formatted("email");
  static final String LIST = "select " + COLUMNS + " from users %s order by id limit :limit";
  static final String FOLLOWING = "where id > :after";
  static final String END_SESSIONS = "delete from sessions where user_id = ?";

  private final Database database;

  SqlUserRepository(Database database) {
    this.database = database;
  }

  @Override
  public Added add(Account account) {
    int added =
        database.write(
            handle ->
                bind(
                        handle.createUpdate(
                            """
                            insert into users (%s)
                            values (:id, :email, :hash, :active, :superuser, :verified, :version, :epoch)
                            on conflict (email) do nothing
                            """
                                .formatted(COLUMNS)),
                        account)
                    .execute());
    return added == 1 ? Added.ADDED : Added.EMAIL_TAKEN;
  }

  @Override
  public Optional<Account> findById(UserId id) {
    return find(FIND_BY_ID, database.parameter(id.value()));
  }

  @Override
  public Optional<Account> findByEmail(EmailAddress email) {
    return find(FIND_BY_EMAIL, email.value());
  }

  private Optional<Account> find(String query, Object value) {
    return database.read(
        handle ->
            handle
                .createQuery(query)
                .bind("value", value)
                .map((row, context) -> account(row))
                .findOne());
  }

  @Override
  public Replaced replace(Account changed, SessionsEnding ending) {
    try {
      return database.inTransaction(
          handle -> {
            if (update(handle, changed) == 0) {
              return Replaced.STALE;
            }
            endSessions(handle, changed.id(), ending);
            return Replaced.REPLACED;
          });
    } catch (RuntimeException failure) {
      if (database.isDuplicate(failure)) {
        return Replaced.EMAIL_TAKEN;
      }
      throw failure;
    }
  }

  private int update(Handle handle, Account changed) {
    return bind(
            handle.createUpdate(
                """
                update users
                set email = :email, password_hash = :hash, is_active = :active,
                    is_superuser = :superuser, is_verified = :verified,
                    version = :version, epoch = :epoch
                where id = :id and version = :version - 1
                """),
            changed)
        .execute();
  }

  private void endSessions(Handle handle, UserId user, SessionsEnding ending) {
    switch (ending) {
      case SessionsEnding.None none -> {}
      case SessionsEnding.All all -> handle.execute(END_SESSIONS, database.parameter(user.value()));
      case SessionsEnding.AllBut allBut ->
          handle.execute(
              END_SESSIONS + " and id <> ?",
              database.parameter(user.value()),
              database.parameter(allBut.kept().value()));
    }
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
          return page.bind("limit", limit)
              .map((row, context) -> Rows.user(database, row, "id"))
              .list();
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
        .bind("version", account.version())
        .bind("epoch", account.epoch());
  }

  private Account account(ResultSet row) throws SQLException {
    return new Account(
        Rows.user(database, row, "id"),
        new PasswordHash(row.getString("password_hash")),
        row.getLong("version"),
        row.getLong("epoch"));
  }
}

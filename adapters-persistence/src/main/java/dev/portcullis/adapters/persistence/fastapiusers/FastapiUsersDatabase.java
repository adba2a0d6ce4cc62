package dev.portcullis.adapters.persistence.fastapiusers;

import dev.portcullis.adapters.persistence.sql.Database;
import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.adapters.persistence.sql.Dialects;
import dev.portcullis.adapters.persistence.sql.StoreFailures;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.importing.UserSource;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Database of an application with fastapi-users and SQLAlchemy, in SQLite or PostgreSQL. Reads its
 * tables {@code user} and, if present, {@code oauth_account}; never writes.
 */
public final class FastapiUsersDatabase implements UserSource {
  private static final int ROWS_AT_A_TIME = 500;
  private static final Set<String> USER_COLUMNS =
      Set.of("id", "email", "hashed_password", "is_active", "is_superuser", "is_verified");
  private static final Set<String> ACCOUNT_COLUMNS =
      Set.of(
          "id",
          "user_id",
          "oauth_name",
          "access_token",
          "expires_at",
          "refresh_token",
          "account_id",
          "account_email");

  /**
   * Table names.
   *
   * @param users table of users
   * @param accounts table of OAuth accounts, which may be missing
   */
  public record Tables(String users, String accounts) {
    /** Default names of fastapi-users. */
    public static final Tables DEFAULT = new Tables("user", "oauth_account");

    /**
     * Checks the names.
     *
     * @throws StorageRefused when one isn't a valid table name
     */
    public Tables {
      for (String name : List.of(users, accounts)) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,62}")) {
          throw new StorageRefused(
              "A table name may contain only letters, digits and _: " + name, null);
        }
      }
    }
  }

  private final Dialect dialect;
  private final String place;
  private final Tables tables;
  private final Handle handle;

  private FastapiUsersDatabase(Dialect dialect, String place, Tables tables, Handle handle) {
    this.dialect = dialect;
    this.place = place;
    this.tables = tables;
    this.handle = handle;
  }

  /**
   * Opens the database.
   *
   * @param dialects one of which serves the settings' URL
   * @param settings location and credentials; the data directory and pool size aren't used
   * @throws StorageRefused when there is no such database, or it lacks the table or its columns
   * @throws StoreUnavailable when it doesn't answer
   */
  public static FastapiUsersDatabase open(Dialects dialects, Settings settings, Tables tables) {
    Dialect dialect = dialects.of(settings);
    String place = dialect.description(settings);
    Jdbi jdbi = Database.jdbi(dialect.foreignConnections(settings));
    var database =
        new StoreFailures(dialect)
            .explaining(
                settings, () -> new FastapiUsersDatabase(dialect, place, tables, jdbi.open()));
    database.check();
    return database;
  }

  private void check() {
    Set<String> columns = reading(() -> columns(tables.users()));
    if (columns.isEmpty()) {
      close();
      throw new StorageRefused("%s has no table %s".formatted(place, tables.users()), null);
    }
    var missing = new HashSet<>(USER_COLUMNS);
    missing.removeAll(columns);
    if (!missing.isEmpty()) {
      close();
      throw new StorageRefused(
          "%s: the table %s is not a fastapi-users table: it has no %s"
              .formatted(
                  place, tables.users(), String.join(", ", missing.stream().sorted().toList())),
          null);
    }
  }

  private Set<String> columns(String table) throws SQLException {
    DatabaseMetaData metaData = handle.getConnection().getMetaData();
    var columns = new HashSet<String>();
    try (ResultSet rows =
        metaData.getColumns(null, dialect.schema(handle.getConnection()), table, null)) {
      while (rows.next()) {
        columns.add(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return columns;
  }

  @Override
  public void users(Consumer<ForeignUser> each) {
    rows(tables.users(), row -> each.accept(user(row)));
  }

  private static ForeignUser user(ResultSet row) throws SQLException {
    return new ForeignUser(
        ForeignRow.text(row, "id"),
        ForeignRow.text(row, "email"),
        ForeignRow.text(row, "hashed_password"),
        row.getBoolean("is_active"),
        row.getBoolean("is_superuser"),
        row.getBoolean("is_verified"),
        ForeignRow.others(row, USER_COLUMNS));
  }

  @Override
  public void oauthAccounts(Consumer<ForeignAccount> each) {
    boolean there = reading(() -> columns(tables.accounts())).containsAll(ACCOUNT_COLUMNS);
    if (there) {
      rows(tables.accounts(), row -> each.accept(account(row)));
    }
  }

  private static ForeignAccount account(ResultSet row) throws SQLException {
    long expires = row.getLong("expires_at");
    boolean unending = row.wasNull();
    return new ForeignAccount(
        ForeignRow.text(row, "id"),
        ForeignRow.text(row, "user_id"),
        ForeignRow.text(row, "oauth_name"),
        ForeignRow.text(row, "account_id"),
        ForeignRow.text(row, "account_email"),
        ForeignRow.text(row, "access_token"),
        Optional.ofNullable(row.getString("refresh_token")),
        unending ? Optional.empty() : Optional.of(Instant.ofEpochSecond(expires)));
  }

  /** Reads in a transaction, because PostgreSQL's driver otherwise fetches all rows at once. */
  private void rows(String table, Row each) {
    reading(
        () ->
            handle.inTransaction(
                transaction -> {
                  try (var query =
                          transaction.createQuery("select * from \"%s\"".formatted(table));
                      var rows =
                          query
                              .setFetchSize(ROWS_AT_A_TIME)
                              .map(
                                  (row, context) -> {
                                    each.accept(row);
                                    return true;
                                  })
                              .stream()) {
                    return rows.count();
                  }
                }));
  }

  private <T> T reading(Reading<T> reading) {
    try {
      return reading.run();
    } catch (SQLException | RuntimeException failure) {
      if (new StoreFailures(dialect).isTransient(failure)) {
        throw new StoreUnavailable("%s doesn't answer".formatted(place), failure);
      }
      throw failure instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    handle.close();
  }

  @FunctionalInterface
  private interface Row {
    void accept(ResultSet row) throws SQLException;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T run() throws SQLException;
  }
}

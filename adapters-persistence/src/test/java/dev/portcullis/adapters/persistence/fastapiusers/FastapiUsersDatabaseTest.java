package dev.portcullis.adapters.persistence.fastapiusers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.persistence.PostgresServer;
import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.adapters.persistence.fastapiusers.FastapiUsersDatabase.Tables;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.importing.UserSource.ForeignAccount;
import dev.portcullis.application.port.out.importing.UserSource.ForeignUser;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests with databases in the layout of fastapi-users and SQLAlchemy. */
class FastapiUsersDatabaseTest {
  private static final String ID = "8ab0f1f2-9c1d-4c7e-8f6a-0b1c2d3e4f5a";
  private static final String HEX = ID.replace("-", "");

  /**
   * Tables of the documentation's full example. The placeholder %1$s is the database's UUID type.
   */
  private static final String LAYOUT =
      """
      create table "user" (
        first_name varchar(100),
        id %1$s not null primary key,
        email varchar(320) not null,
        hashed_password varchar(1024) not null,
        is_active boolean not null,
        is_superuser boolean not null,
        is_verified boolean not null
      );
      create unique index ix_user_email on "user" (email);
      create table oauth_account (
        id %1$s not null primary key,
        oauth_name varchar(100) not null,
        access_token varchar(1024) not null,
        expires_at integer,
        refresh_token varchar(1024),
        account_id varchar(320) not null,
        account_email varchar(320) not null,
        user_id %1$s not null references "user" (id) on delete cascade
      );
      """;

  private static final String ROWS =
      """
      insert into "user" values ('Arthur', '%1$s', 'arthur@camelot.bt', '$argon2id$…', true, false, true);
      insert into oauth_account values
        ('%2$s', 'google', 'access', 1767225600, 'refresh', '117', 'arthur@example.com', '%1$s');
      insert into oauth_account values
        ('%3$s', 'github', 'other', null, null, '4', 'arthur@example.com', '%1$s');
      """;

  private static final String LINK = "11111111-2222-4333-8444-555555555555";
  private static final String OTHER_LINK = "66666666-2222-4333-8444-555555555555";

  @TempDir Path folder;

  @Test
  void uuids_are_read_natively_from_postgresql() throws SQLException {
    Settings settings = PostgresServer.newDatabase();
    fill(PostgresServer.connection(settings), LAYOUT.formatted("uuid"), rows(ID));

    assertThat(users(settings)).containsExactly(arthur(ID));
    assertThat(accounts(settings)).containsExactlyInAnyOrder(google(ID), github(ID));
  }

  @Test
  void uuids_are_read_as_text_and_as_hex_digits_from_sqlite() throws SQLException {
    for (String id : List.of(ID, HEX)) {
      Settings settings = sqlite("app-%d.db".formatted(id.length()));
      String type = "char(%d)".formatted(id.length());
      fill(sqliteConnection(settings), LAYOUT.formatted(type), rows(id));

      assertThat(users(settings)).containsExactly(arthur(id));
      assertThat(accounts(settings)).containsExactlyInAnyOrder(google(id), github(id));
    }
  }

  @Test
  void uuids_are_read_from_bytes() throws SQLException {
    Settings settings = sqlite("bytes.db");
    fill(
        sqliteConnection(settings),
        LAYOUT.formatted("blob"),
        ROWS.formatted("' || x'" + HEX + "' || '", LINK, OTHER_LINK)
            .replace("'' || x'" + HEX + "' || ''", "x'" + HEX + "'"));

    assertThat(users(settings)).containsExactly(arthur(ID));
  }

  @Test
  void other_columns_are_read_as_json_values() throws SQLException {
    Settings settings = PostgresServer.newDatabase();
    fill(
        PostgresServer.connection(settings),
        LAYOUT.formatted("uuid")
            + """
            alter table "user" add column born date default '1990-02-03',
              add column settings jsonb default '{"dark": [1, 2.5]}',
              add column seat bigint default 7,
              add column photo bytea default 'x',
              add column nickname text;
            """,
        rows(ID));

    Map<String, ?> others = users(settings).getFirst().others();

    assertThat(others).containsOnlyKeys("first_name", "born", "settings", "seat", "nickname");
    assertThat(others.get("born")).isEqualTo("1990-02-03");
    assertThat(others.get("settings")).hasToString("{dark=[1, 2.5]}");
    assertThat(others.get("seat")).isEqualTo(7L);
    assertThat(others.get("nickname")).isNull();
  }

  @Test
  void an_application_without_oauth_has_no_accounts() throws SQLException {
    Settings settings = sqlite("plain.db");
    fill(
        sqliteConnection(settings),
        LAYOUT.formatted("char(36)"),
        rows(ID) + "drop table oauth_account;");

    assertThat(users(settings)).hasSize(1);
    assertThat(accounts(settings)).isEmpty();
  }

  @Test
  void tables_may_have_other_names() throws SQLException {
    Settings settings = sqlite("renamed.db");
    fill(
        sqliteConnection(settings),
        LAYOUT.formatted("char(36)"),
        rows(ID) + "alter table \"user\" rename to knights;");

    try (var database =
        FastapiUsersDatabase.open(
            SqlStorageProvider.dialects(), settings, new Tables("knights", "oauth_account"))) {
      var users = new ArrayList<ForeignUser>();
      database.users(users::add);
      assertThat(users).containsExactly(arthur(ID));
    }
    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> new Tables("\"; drop table user", "oauth_account"));
  }

  @Test
  void thousands_of_rows_are_read() throws SQLException {
    Settings settings = PostgresServer.newDatabase();
    fill(
        PostgresServer.connection(settings),
        LAYOUT.formatted("uuid"),
        """
        insert into "user" select 'x', gen_random_uuid(), n || '@camelot.bt', 'h', true, false, false
        from generate_series(1, 2000) as n;
        """);

    assertThat(users(settings)).hasSize(2000);
  }

  @Test
  void a_database_not_of_fastapi_users_is_refused_and_not_created() throws SQLException {
    Settings missing = sqlite("missing.db");
    refuses(missing, "There is no file");
    assertThat(folder.resolve("missing.db")).doesNotExist();

    Settings empty = sqlite("empty.db");
    fill(sqliteConnection(empty), "create table other (id integer);", "");
    refuses(empty, "has no table user");

    Settings foreign = sqlite("foreign.db");
    fill(sqliteConnection(foreign), "create table \"user\" (id integer, email text);", "");
    refuses(foreign, "it has no hashed_password, is_active, is_superuser, is_verified");
  }

  private static void refuses(Settings settings, String problem) {
    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(
            () ->
                FastapiUsersDatabase.open(SqlStorageProvider.dialects(), settings, Tables.DEFAULT))
        .withMessageContaining(problem);
  }

  private static ForeignUser arthur(String id) {
    return new ForeignUser(
        id, "arthur@camelot.bt", "$argon2id$…", true, false, true, Map.of("first_name", "Arthur"));
  }

  private static ForeignAccount google(String user) {
    return new ForeignAccount(
        LINK,
        user,
        "google",
        "117",
        "arthur@example.com",
        "access",
        Optional.of("refresh"),
        Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
  }

  private static ForeignAccount github(String user) {
    return new ForeignAccount(
        OTHER_LINK,
        user,
        "github",
        "4",
        "arthur@example.com",
        "other",
        Optional.empty(),
        Optional.empty());
  }

  private static List<ForeignUser> users(Settings settings) {
    try (var database =
        FastapiUsersDatabase.open(SqlStorageProvider.dialects(), settings, Tables.DEFAULT)) {
      var users = new ArrayList<ForeignUser>();
      database.users(users::add);
      return users;
    }
  }

  private static List<ForeignAccount> accounts(Settings settings) {
    try (var database =
        FastapiUsersDatabase.open(SqlStorageProvider.dialects(), settings, Tables.DEFAULT)) {
      var accounts = new ArrayList<ForeignAccount>();
      database.oauthAccounts(accounts::add);
      return accounts;
    }
  }

  private static String rows(String id) {
    return ROWS.formatted(id, LINK, OTHER_LINK);
  }

  private Settings sqlite(String name) {
    return new Settings(
        "jdbc:sqlite:" + folder.resolve(name), Optional.empty(), Optional.empty(), folder, 1);
  }

  private static Connection sqliteConnection(Settings settings) throws SQLException {
    return DriverManager.getConnection(settings.url());
  }

  private static void fill(Connection connection, String layout, String rows) throws SQLException {
    try (connection;
        var statement = connection.createStatement()) {
      for (String sql : (layout + rows).split(";\\s*", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }
}

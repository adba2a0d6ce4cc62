package dev.portcullis.adapters.persistence.transfer;

import static dev.portcullis.application.contract.TestData.EXPIRY;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.added;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.found;
import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.newAttribute;
import static dev.portcullis.application.contract.TestData.oneTimeToken;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.session;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.text;
import static dev.portcullis.application.contract.TestData.tokenHash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.persistence.PostgresServer;
import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.adapters.persistence.postgres.PostgresDialect;
import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.adapters.persistence.sqlite.SqliteDialect;
import dev.portcullis.adapters.persistence.transfer.StoreCopy.Copied;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.Authentication;
import dev.portcullis.domain.login.AuthenticationMethod;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.TokenHash;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreCopyTest {
  @TempDir private Path folder;
  private final SqlStorageProvider provider = new SqlStorageProvider();
  private final Settings postgres = PostgresServer.newDatabase();
  private Settings sqlite = postgres;

  @BeforeEach
  void nameTheFile() {
    sqlite = file("source.db");
  }

  private Settings file(String name) {
    return settings("jdbc:sqlite:" + folder.resolve(name));
  }

  private Settings settings(String url) {
    return new Settings(url, Optional.empty(), Optional.empty(), Path.of("."), 2);
  }

  private static List<Copied> copy(Settings from, Settings to) {
    return StoreCopy.run(SqlStorageProvider.dialects(), from, to, (table, rows) -> {});
  }

  /** Account with a row in each of the store's tables for users. */
  private record Life(Account account, Session session, TokenHash secret, OAuthAccount link) {}

  private Life live(Storage storage) {
    var user = new UserId(UUID.randomUUID());
    Account opened =
        stored(storage, account(user, new EmailAddress("übung." + text() + "@bücher.例え")));
    Account account =
        changed(storage, opened, newAttribute("title", "König"), new SessionRevocation.None());
    Session session = opened(storage, account, authenticated(account));
    added(storage, oneTimeToken(account));
    TokenHash secret = tokenHash();
    storage.oneTimeTokens().markUsed(secret, EXPIRY, NOW);
    storage.outbox().enqueue(mail(account));
    var link =
        new OAuthAccount(
            new OAuthAccountId(UUID.randomUUID()), account.id(), "google", text(), "a@b.example");
    storage
        .oauthAccounts()
        .orElseThrow()
        .link(
            link,
            new SealedTokens(text(), Optional.empty(), Optional.of(EXPIRY)),
            account.version());
    return new Life(account, session, secret, link);
  }

  private static Session authenticated(Account account) {
    Session session = session(account.id());
    return new Session(
        session.id(),
        session.user(),
        session.backend(),
        new Authentication(NOW.minusSeconds(9), Set.of(AuthenticationMethod.values())),
        session.opened(),
        session.lastSeen(),
        session.expires(),
        session.client());
  }

  private static QueuedMail mail(Account account) {
    return new QueuedMail(
        MailKind.PASSWORD_RESET,
        account.user().email(),
        Map.of("title", "König"),
        NOW,
        ClientInfo.UNKNOWN,
        0);
  }

  private void fill(Settings settings, int lives) {
    try (Storage storage = provider.open(settings)) {
      for (int i = 0; i < lives; i++) {
        live(storage);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQLite to PostgreSQL", "PostgreSQL to SQLite", "SQLite to SQLite"})
  void all_data_is_copied(String direction) {
    Settings from = direction.startsWith("SQLite") ? sqlite : postgres;
    Settings to = direction.endsWith("PostgreSQL") ? postgres : file("target.db");
    List<Life> lives = new ArrayList<>();
    try (Storage storage = provider.open(from)) {
      storage.signingKeys().addFirst(new SealedKey("k1", "EdDSA", NOW, "sealed"));
      for (int i = 0; i < 3; i++) {
        lives.add(live(storage));
      }
    }

    List<Copied> tables = copy(from, to);

    assertThat(tables).filteredOn(table -> table.table().equals("users")).hasSize(1);
    assertThat(tables).extracting(Copied::table).hasSize(CopiedTable.ALL.size());
    try (Storage storage = provider.open(to)) {
      assertThat(storage.signingKeys().list("EdDSA")).hasSize(1);
      for (Life life : lives) {
        assertThat(storage.users().findById(life.account().id())).contains(life.account());
        assertThat(storage.oauthAccounts().orElseThrow().list(life.account().id()))
            .containsExactly(life.link());
        assertThat(storage.sessions().find(life.session().id(), NOW))
            .map(SignedInUser::session)
            .contains(life.session());
        assertThat(storage.oneTimeTokens().markUsed(life.secret(), EXPIRY, NOW)).isFalse();
        assertThat(storage.outbox().take(NOW, Duration.ofMinutes(2)))
            .map(QueuedMail::parameters)
            .contains(Map.of("title", "König"));
      }
    }
  }

  @Test
  void a_store_copied_to_postgresql_and_back_is_equal() {
    fill(sqlite, 5);

    List<Copied> there = copy(sqlite, postgres);
    List<Copied> back = copy(postgres, file("back.db"));

    assertThat(back).isEqualTo(there);
    assertThat(there).allMatch(table -> table.table().equals("audit_log") || table.rows() >= 0);
    assertThat(there).anyMatch(table -> table.rows() == 5);
  }

  @Test
  void sessions_and_tokens_stay_valid_in_the_copy() {
    Life life;
    Session session;
    OneTimeToken token;
    try (Storage storage = provider.open(sqlite)) {
      life = live(storage);
      session = opened(storage, life.account());
      token = added(storage, oneTimeToken(life.account()));
    }

    copy(sqlite, postgres);

    try (Storage storage = provider.open(postgres)) {
      assertThat(isOpen(storage, session)).isTrue();
      assertThat(found(storage, token)).isPresent();
      opened(storage, life.account());
      assertThat(storage.users().remove(life.account().id())).isTrue();
      assertThat(isOpen(storage, session)).isFalse();
    }
  }

  @Test
  void an_interrupted_copy_can_not_be_opened_and_resumes() {
    try (Storage storage = provider.open(sqlite)) {
      for (int i = 0; i < 1_100; i++) {
        opened(storage, stored(storage));
      }
    }

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                StoreCopy.run(
                    SqlStorageProvider.dialects(),
                    sqlite,
                    postgres,
                    (table, rows) -> {
                      if (table.equals("sessions") && rows == 1_000) {
                        throw new IllegalStateException("the copy is interrupted");
                      }
                    }));
    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> provider.open(postgres))
        .withMessageContaining("unfinished copy");
    fill(sqlite, 1);

    List<Copied> tables = copy(sqlite, postgres);

    assertThat(tables).first().satisfies(users -> assertThat(users.rows()).isEqualTo(1_101));
    provider.open(postgres).close();
  }

  @Test
  void a_resumed_copy_includes_changes_and_deletions_made_meanwhile() {
    List<Account> accounts = new ArrayList<>();
    try (Storage storage = provider.open(sqlite)) {
      for (int i = 0; i < 10; i++) {
        accounts.add(live(storage).account());
      }
    }
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                StoreCopy.run(
                    SqlStorageProvider.dialects(),
                    sqlite,
                    postgres,
                    (table, rows) -> {
                      if (table.equals("oauth_accounts")) {
                        throw new IllegalStateException("the copy is interrupted");
                      }
                    }));
    Account changed;
    try (Storage storage = provider.open(sqlite)) {
      storage.users().remove(accounts.get(3).id());
      changed =
          changed(
              storage,
              accounts.get(5),
              newAttribute("title", "knight"),
              new SessionRevocation.None());
    }

    copy(sqlite, postgres);

    try (Storage storage = provider.open(postgres)) {
      assertThat(storage.users().findById(accounts.get(3).id())).isEmpty();
      assertThat(storage.users().findById(changed.id())).contains(changed);
      assertThat(storage.users().list(Optional.empty(), 100)).hasSize(9);
    }
  }

  @Test
  void a_target_with_data_is_refused() {
    fill(sqlite, 1);
    fill(postgres, 1);

    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> copy(sqlite, postgres))
        .withMessageContaining("is not empty");

    try (Storage storage = provider.open(postgres)) {
      assertThat(storage.users().list(Optional.empty(), 10)).hasSize(1);
    }
  }

  @Test
  void a_source_that_is_not_a_store_is_refused() {
    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> copy(file("nowhere.db"), postgres))
        .withMessageContaining("db migrate");
    assertThat(folder.resolve("nowhere.db")).doesNotExist();
  }

  @Test
  void an_unfinished_copy_is_refused_as_source() {
    fill(sqlite, 1);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                StoreCopy.run(
                    SqlStorageProvider.dialects(),
                    sqlite,
                    postgres,
                    (table, rows) -> {
                      throw new IllegalStateException("the copy is interrupted");
                    }));

    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> copy(postgres, file("target.db")))
        .withMessageContaining("unfinished copy");
  }

  @Test
  void a_store_with_a_newer_version_s_migration_is_refused_as_source() throws SQLException {
    fill(sqlite, 1);
    try (var connection = new SqliteDialect().schemaConnections(sqlite).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into portcullis_schema_history (installed_rank, version, description, type,"
              + " script, checksum, installed_by, execution_time, success) values (999, '999',"
              + " 'expand with a round table', 'SQL', 'V999.sql', 1, 'them', 1, true)");
    }

    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> copy(sqlite, postgres))
        .withMessageContaining("with its own version");
  }

  @Test
  void a_store_is_not_copied_to_itself() {
    fill(sqlite, 1);

    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> copy(sqlite, sqlite))
        .withMessageContaining("to itself");
  }

  @Test
  void the_numbering_of_the_audit_log_continues_in_postgresql() throws SQLException {
    fill(sqlite, 0);
    try (var connection = new SqliteDialect().schemaConnections(sqlite).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into audit_log (number, what, happened_at, address, user_agent, details)"
              + " values (41, 'UserLoggedIn', 1, '', '', '')");
    }

    copy(sqlite, postgres);

    try (var connection = new PostgresDialect().schemaConnections(postgres).getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "insert into audit_log (what, happened_at, address, user_agent, details)"
                    + " values ('UserLoggedIn', 1, '', '', '') returning number")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(42);
    }
  }

  @Test
  void every_table_and_column_is_copied() throws SQLException {
    var known = new TreeSet<String>();
    CopiedTable.ALL.forEach(
        table -> table.columns().forEach(column -> known.add(table.name() + "." + column.name())));
    for (Settings settings : List.of(sqlite, postgres)) {
      provider.migrate(settings);
      assertThat(columns(settings)).isEqualTo(known);
    }
  }

  private static Set<String> columns(Settings settings) throws SQLException {
    Dialect dialect = SqlStorageProvider.dialects().of(settings);
    var columns = new TreeSet<String>();
    try (var connection = dialect.schemaConnections(settings).getConnection();
        var rows =
            connection.getMetaData().getColumns(null, dialect.schema(connection), "%", "%")) {
      while (rows.next()) {
        columns.add(rows.getString("TABLE_NAME") + "." + rows.getString("COLUMN_NAME"));
      }
    }
    columns.removeIf(
        column ->
            Stream.of("sqlite_", "portcullis_schema_history", "pg_").anyMatch(column::startsWith)
                || isIndex(column));
    return columns;
  }

  /** PostgreSQL lists the columns of indexes, too. */
  private static boolean isIndex(String column) {
    return column.matches(".*(_pkey|_key|_by_[a-z]+|_first|_seq)\\..*");
  }
}

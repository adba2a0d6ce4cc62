package dev.portcullis.adapters.persistence;

import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.newPassword;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.stored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.audit.EventLog.Entry;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider.Migration;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.Authentication;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.TokenHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests two releases on one database, as during a rolling upgrade. */
class RollingUpgradeTest {
  private static final UUID ARTHUR = UUID.fromString("01a20000-0000-7000-8000-000000000001");

  @TempDir private Path folder;
  private final SqlStorageProvider provider = new SqlStorageProvider();

  private Settings database(String kind) {
    return kind.equals("PostgreSQL")
        ? PostgresServer.newDatabase()
        : new Settings(
            "jdbc:sqlite:" + folder.resolve("p.db"), Optional.empty(), Optional.empty(), folder, 2);
  }

  /** Returns the previous release's statements during a user's lifetime. */
  private static List<String> statementsOfTheReleaseBefore() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            RollingUpgradeTest.class.getResourceAsStream("release-before.sql"))) {
      String text = new String(file.readAllBytes(), UTF_8).replaceAll("(?m)^--.*$", "");
      return Arrays.stream(text.split(";", -1))
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .toList();
    }
  }

  private static void execute(Settings settings, List<String> statements) throws SQLException {
    Dialect dialect = SqlStorageProvider.dialects().of(settings);
    try (var connection = dialect.schemaConnections(settings).getConnection();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        boolean reads = statement.execute(sql);
        boolean found = reads ? statement.getResultSet().next() : statement.getUpdateCount() == 1;
        assertThat(found).as(sql).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQLite", "PostgreSQL"})
  void the_previous_release_works_on_the_new_schema_and_both_read_each_other_s_rows(String kind)
      throws Exception {
    Settings settings = database(kind);
    try (Storage storage = provider.open(settings)) {
      execute(settings, statementsOfTheReleaseBefore());

      var account = storage.users().findById(new UserId(ARTHUR)).orElseThrow();
      assertThat(account.user().email()).isEqualTo(new EmailAddress("arthur@camelot.bt"));
      assertThat(storage.oauthAccounts().orElseThrow().list(account.id())).hasSize(1);
      assertThat(storage.sessions().findByToken(new TokenHash("0a".repeat(32)), NOW)).isPresent();
      assertThat(storage.sessions().findByToken(new TokenHash("0a".repeat(32)), NOW))
          .map(found -> found.session().authentication())
          .contains(new Authentication(Instant.EPOCH.plusNanos(1_000), Set.of()));
      assertThat(storage.events().list(Optional.of(account.id()), Optional.empty(), 9))
          .extracting(Entry::what)
          .containsExactly("session.started");
      assertThat(storage.signingKeySchedule().orElseThrow().list())
          .containsExactly(
              ScheduledKey.first(
                  new SealedKey("k0", "EdDSA", Instant.EPOCH.plusNanos(1_000), "sealed")));
      var changed = changed(storage, account, newPassword(), new SessionRevocation.All());
      var newer = stored(storage);

      execute(
          settings,
          List.of(
              "select id, email, password_hash, is_active, is_superuser, is_verified, attributes,"
                  + " version, epoch from users where id = '%s' and epoch = %d"
                      .formatted(ARTHUR, changed.sessionGeneration()),
              "update users set is_verified = true, version = 1 where id = '%s' and version = 0"
                  .formatted(newer.id())));
      assertThat(storage.users().findById(newer.id()).orElseThrow().version()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQLite", "PostgreSQL"})
  void the_previous_release_reads_this_release_s_mails_and_sessions(String kind) throws Exception {
    Settings settings = database(kind);
    try (Storage storage = provider.open(settings)) {
      var account = stored(storage);
      var session = opened(storage, account);
      var mail =
          new QueuedMail(MailKind.PASSWORD_RESET, account.user().email(), NOW, ClientInfo.UNKNOWN);
      storage.outbox().enqueue(mail);

      execute(
          settings,
          List.of(
              "select opened_at, last_seen_at, expires_at from sessions where id = '%s'"
                  .formatted(session.id()),
              "update letters set attempts = attempts + 1 where purpose = 'RESET' and email = '%s'"
                  .formatted(account.user().email().value()),
              "delete from letters where purpose = 'RESET' and email = '%s'"
                  .formatted(account.user().email().value())));
      assertThat(storage.outbox().take(NOW, Duration.ofMinutes(1))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQLite", "PostgreSQL"})
  void keys_of_the_previous_release_learn_how_long_its_tokens_live(String kind) throws Exception {
    Settings settings = database(kind);
    provider.migrate(settings);
    execute(settings, statementsOfTheReleaseBefore());
    Path step =
        steps().stream()
            .filter(file -> file.toString().endsWith("__expand_signing_key_schedule.sql"))
            .findFirst()
            .orElseThrow();
    String sql = Files.readString(step);

    execute(settings, List.of(sql.substring(sql.indexOf("update signing_keys"))));

    try (Storage storage = provider.open(settings)) {
      assertThat(storage.signingKeySchedule().orElseThrow().list())
          .extracting(ScheduledKey::longestToken)
          .containsExactly(Duration.of(99_999_999_999_999_998L, ChronoUnit.MICROS));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQLite", "PostgreSQL"})
  void a_node_restarts_beside_a_newer_release_with_an_expand_migration(String kind)
      throws Exception {
    Settings settings = database(kind);
    provider.migrate(settings);
    assertThat(provider.hasUnknownMigrations(settings)).isFalse();
    execute(settings, List.of(history("999", "expand with a round table")));

    provider.open(settings).close();

    assertThat(provider.hasUnknownMigrations(settings)).isTrue();

    assertThat(provider.migrations(settings)).extracting(Migration::version).contains("999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQLite", "PostgreSQL"})
  void a_node_refuses_a_database_with_a_newer_release_s_contract_migration(String kind)
      throws Exception {
    Settings settings = database(kind);
    provider.migrate(settings);
    execute(settings, List.of(history("999", "contract the round table")));

    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> provider.open(settings))
        .withMessageContaining("newer Portcullis");
  }

  private static String history(String version, String description) {
    return """
    insert into portcullis_schema_history
      (installed_rank, version, description, type, script, checksum, installed_by, execution_time,
       success)
    values (999, '%s', '%s', 'SQL', 'V999.sql', 1, 'them', 1, true)
    """
        .formatted(version, description);
  }

  @Test
  void both_databases_have_the_same_migrations() throws Exception {
    assertThat(namesOfSteps("sqlite")).isNotEmpty().isEqualTo(namesOfSteps("postgresql"));
  }

  private static List<String> namesOfSteps(String kind) throws Exception {
    var folder =
        Path.of(
            Objects.requireNonNull(SqlStorageProvider.class.getResource("migration/" + kind))
                .toURI());
    try (Stream<Path> steps = Files.list(folder)) {
      return steps.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void every_migration_from_the_third_on_is_named_expand_or_contract() throws Exception {
    for (Path step : steps()) {
      assertThat(step.getFileName().toString()).matches("V\\d+__(expand|contract)_[a-z_]+\\.sql");
    }
  }

  @Test
  void an_expand_migration_removes_nothing_and_requires_no_new_values() throws Exception {
    for (Path step : steps()) {
      if (step.getFileName().toString().contains("__expand_")) {
        String sql = Files.readString(step).toLowerCase(Locale.ROOT);
        assertThat(sql)
            .as(step.toString())
            .doesNotContain("drop ", "rename ", "alter column", "set not null");
        assertThat(sql.lines().filter(line -> line.contains("add column")))
            .as(step.toString())
            .allMatch(line -> !line.contains("not null") || line.contains("default"));
      }
    }
  }

  private static List<Path> steps() throws Exception {
    Path resources =
        Path.of(
                Objects.requireNonNull(SqlStorageProvider.class.getResource("migration/sqlite"))
                    .toURI())
            .getParent();
    try (Stream<Path> files = Files.walk(resources)) {
      List<Path> steps =
          files
              .filter(file -> file.getFileName().toString().matches("V([3-9]|\\d\\d+)__.*"))
              .toList();
      assertThat(steps).isNotEmpty();
      return steps;
    }
  }
}

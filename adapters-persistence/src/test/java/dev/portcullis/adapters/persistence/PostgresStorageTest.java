package dev.portcullis.adapters.persistence;

import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.found;
import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.newEmail;
import static dev.portcullis.application.contract.TestData.newPassword;
import static dev.portcullis.application.contract.TestData.oneTimeToken;
import static dev.portcullis.application.contract.TestData.session;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.portcullis.adapters.persistence.postgres.PostgresAddress;
import dev.portcullis.adapters.persistence.postgres.PostgresDialect;
import dev.portcullis.adapters.persistence.sql.Connections;
import dev.portcullis.adapters.persistence.sql.Statements;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.account.UserRepository.Replaced;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Added;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.federation.OAuthAccounts.Linked;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.login.SessionRevocation.All;
import dev.portcullis.application.port.out.login.SessionRevocation.None;
import dev.portcullis.application.port.out.login.Sessions.Opened;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.jdbc.PreferQueryMode;

class PostgresStorageTest extends SqlStorageTest {
  private static final Settings SETTINGS = PostgresServer.newDatabase();

  @Override
  Settings settings() {
    return SETTINGS;
  }

  @Override
  Settings emptySettings() {
    return PostgresServer.newDatabase();
  }

  @Override
  Connection connection(Settings settings) throws SQLException {
    return PostgresServer.connection(settings);
  }

  @Test
  void the_clock_is_the_server_s() {
    Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);

    // The server runs on this machine.
    assertThat(storage().clock().orElseThrow())
        .isBetween(before, Instant.now().plus(1, ChronoUnit.MICROS));
  }

  @Test
  void a_description_contains_only_the_location() {
    assertThat(storage().description())
        .isEqualTo("PostgreSQL at " + PostgresAddress.of(SETTINGS).place())
        .doesNotContain("a secret");
  }

  @Test
  void every_connection_commits_synchronously_and_reads_committed_data() throws SQLException {
    try (Connections connections = new PostgresDialect().connect(SETTINGS)) {
      try (var one = connections.writer().getConnection();
          var other = connections.writer().getConnection()) {
        for (Connection connection : List.of(one, other)) {
          assertThat(shown(connection, "synchronous_commit")).isEqualTo("on");
          assertThat(shown(connection, "transaction_isolation")).isEqualTo("read committed");
        }
      }
    }
  }

  private static String shown(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  @Timeout(30)
  void a_log_in_waits_for_a_concurrent_password_change_and_opens_no_session() throws Exception {
    Account account = stored(storage());
    Session session = session(account.id());

    Opened opened =
        meeting(
            "update users set epoch = epoch + 1 where id = '%s'".formatted(account.id()),
            () ->
                storage().sessions().open(session, Optional.empty(), account.sessionGeneration()));

    assertThat(opened).isEqualTo(Opened.USER_CHANGED);
    assertThat(isOpen(storage(), session)).isFalse();
  }

  @Test
  @Timeout(30)
  void a_log_in_waits_for_a_concurrent_deletion_and_opens_no_session() throws Exception {
    Account account = stored(storage());
    Session session = session(account.id());

    Opened opened =
        meeting(
            "delete from users where id = '%s'".formatted(account.id()),
            () ->
                storage().sessions().open(session, Optional.empty(), account.sessionGeneration()));

    assertThat(opened).isEqualTo(Opened.USER_CHANGED);
  }

  @Test
  @Timeout(30)
  void a_password_change_waits_for_a_concurrent_log_in_and_ends_its_session() throws Exception {
    Account account = stored(storage());
    Session session = session(account.id());

    Replaced replaced =
        meeting(
            Statements.opening(session, new PostgresDialect()),
            () -> storage().users().replace(account.after(newPassword()), new All()));

    assertThat(replaced).isEqualTo(Replaced.REPLACED);
    assertThat(isOpen(storage(), session)).isFalse();
  }

  @Test
  @Timeout(30)
  void a_deletion_waits_for_a_concurrent_log_in_and_ends_its_session() throws Exception {
    Account account = stored(storage());
    Session session = session(account.id());

    boolean removed =
        meeting(
            Statements.opening(session, new PostgresDialect()),
            () -> storage().users().remove(account.id()));

    assertThat(removed).isTrue();
    assertThat(isOpen(storage(), session)).isFalse();
  }

  @Test
  @Timeout(30)
  void a_change_rolled_back_by_a_deadlock_is_repeated() throws Exception {
    Account mover = stored(storage());
    Account owner = stored(storage());
    Account moved = mover.after(newEmail(owner.user().email()));

    Replaced replaced =
        meeting(
            "update users set email = '%s' where id = '%s'".formatted(email(), owner.id()),
            () -> storage().users().replace(moved, new None()),
            "update users set epoch = epoch where id = '%s'".formatted(mover.id()));

    assertThat(replaced).isEqualTo(Replaced.REPLACED);
    assertThat(storage().users().findByEmail(owner.user().email())).contains(moved);
  }

  @Test
  @Timeout(30)
  void adding_a_one_time_token_waits_for_a_concurrent_change_and_is_refused() throws Exception {
    Account account = stored(storage());
    OneTimeToken token = oneTimeToken(account);

    Added added =
        meeting(
            "update users set email = '%s' where id = '%s'".formatted(email(), account.id()),
            () -> storage().oneTimeTokens().add(token, NOW));

    assertThat(added).isEqualTo(Added.USER_CHANGED);
    assertThat(found(storage(), token)).isEmpty();
  }

  @Test
  @Timeout(30)
  void linking_an_oauth_account_waits_for_a_concurrent_deletion_of_its_user() throws Exception {
    Account account = stored(storage());
    var elsewhere =
        new OAuthAccount(
            new OAuthAccountId(UUID.randomUUID()), account.id(), "google", text(), "a@b.example");

    Linked linked =
        meeting(
            "delete from users where id = '%s'".formatted(account.id()),
            () -> storage().oauthAccounts().orElseThrow().link(elsewhere, sealed(), 0));

    assertThat(linked).isEqualTo(Linked.USER_CHANGED);
  }

  private static SealedTokens sealed() {
    return new SealedTokens(text(), Optional.empty(), Optional.empty());
  }

  @Test
  @Timeout(30)
  void a_mail_that_another_node_is_taking_is_skipped_without_waiting() throws SQLException {
    Outbox outbox = storage().outbox();
    EmailAddress locked = email();
    EmailAddress free = email();
    Instant longAgo = NOW.minus(Duration.ofDays(365));
    outbox.enqueue(new QueuedMail(MailKind.PASSWORD_RESET, locked, longAgo, ClientInfo.UNKNOWN));
    outbox.enqueue(new QueuedMail(MailKind.PASSWORD_RESET, free, longAgo, ClientInfo.UNKNOWN));

    try (var other = connection(SETTINGS);
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "select 1 from letters where email = '%s' for update".formatted(locked.value()));

      assertThat(outbox.take(longAgo, Duration.ofMinutes(1)).map(QueuedMail::to)).contains(free);
      assertThat(outbox.take(longAgo, Duration.ofMinutes(1))).isEmpty();
      other.rollback();
    }
    assertThat(outbox.take(longAgo, Duration.ofMinutes(1)).map(QueuedMail::to)).contains(locked);
  }

  @ParameterizedTest
  @MethodSource("dev.portcullis.adapters.persistence.sql.Statements#ofRequests")
  void every_statement_of_a_request_uses_an_index(String sql) throws SQLException {
    storage();
    var plan = new ArrayList<String>();
    var source = PostgresAddress.of(SETTINGS).source();
    // Otherwise the driver requires values for the parameters.
    source.setPreferQueryMode(PreferQueryMode.SIMPLE);
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      // PostgreSQL would scan such small tables sequentially.
      statement.execute("set enable_seqscan = off");
      try (var rows = statement.executeQuery("explain (generic_plan) " + numbered(sql))) {
        while (rows.next()) {
          plan.add(rows.getString(1));
        }
      }
    }

    assertThat(plan)
        .anyMatch(step -> step.contains("Index"))
        .noneMatch(step -> step.contains("Seq Scan"));
  }

  /** Replaces the parameters by the server's own notation. */
  private static String numbered(String sql) {
    var number = new AtomicInteger();
    return Pattern.compile(":\\w+|[?]")
        .matcher(sql)
        .replaceAll(parameter -> "\\$" + number.incrementAndGet());
  }

  private <T> T meeting(String before, Callable<T> act) throws Exception {
    return meeting(before, act, "select 1");
  }

  /**
   * Runs {@code act} while {@code before} is executed but not committed. When {@code act} waits for
   * a lock, executes {@code after} and commits.
   */
  private <T> T meeting(String before, Callable<T> act, String after) throws Exception {
    storage();
    try (var other = connection(SETTINGS);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        // The transaction that detects a deadlock is rolled back: not this one.
        statement.execute("set deadlock_timeout = '20s'");
        assertThat(statement.executeUpdate(before)).isEqualTo(1);
        Future<T> outcome = threads.submit(act);
        waitUntilAStatementWaitsForALock();
        statement.execute(after);
        other.commit();
        return outcome.get();
      }
    }
  }

  private void waitUntilAStatementWaitsForALock() throws SQLException {
    try (var observer = connection(SETTINGS);
        var statement = observer.createStatement()) {
      boolean waiting = false;
      while (!waiting) {
        try (var row =
            statement.executeQuery(
                """
                select exists (select from pg_stat_activity
                               where datname = current_database() and wait_event_type = 'Lock')
                """)) {
          row.next();
          waiting = row.getBoolean(1);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "//localhost:PORT/nowhere, postgres, has no such database",
    "//localhost:PORT/postgres, mordred, check database.username",
    "//nowhere.invalid/postgres, postgres, correct database.url"
  })
  void a_failed_connection_is_refused_with_advice(String place, String user, String advice) {
    Settings settings =
        PostgresServer.settings(place.replace("PORT", String.valueOf(PostgresServer.port())), user);

    assertRefused(settings, advice);
    assertThat(stackTrace(catchThrowable(() -> new SqlStorageProvider().open(settings))))
        .doesNotContain("a secret");
  }

  @Test
  void a_wrong_password_is_refused_and_not_repeated() throws SQLException {
    execute(SETTINGS, "create role lancelot login password 'the right one'");
    PostgresServer.demandPasswordOf("lancelot");

    Settings settings =
        PostgresServer.settings(
            "//localhost:%d/postgres".formatted(PostgresServer.port()), "lancelot");

    assertRefused(settings, "check database.username, database.password");
    assertThat(stackTrace(catchThrowable(() -> new SqlStorageProvider().open(settings))))
        .doesNotContain("a secret");
  }

  @Test
  void a_user_who_may_not_use_the_tables_is_refused() throws SQLException {
    Settings owners = emptySettings();
    new SqlStorageProvider().migrate(owners);
    execute(owners, "create role galahad login");

    var settings =
        new Settings(
            owners.url(), Optional.of("galahad"), Optional.empty(), owners.dataDirectory(), 1);

    assertRefused(settings, "the right to read, create or change tables");
    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> new SqlStorageProvider().migrations(settings))
        .withMessageContaining("the right to read, create or change tables");
  }
}

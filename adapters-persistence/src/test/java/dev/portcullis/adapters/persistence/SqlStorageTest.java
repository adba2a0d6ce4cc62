package dev.portcullis.adapters.persistence;

import static dev.portcullis.application.contract.TestData.EXPIRY;
import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.added;
import static dev.portcullis.application.contract.TestData.authenticatedAt;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.found;
import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.oneTimeToken;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.session;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.tokenHash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.portcullis.adapters.persistence.sql.SqlOneTimeTokens;
import dev.portcullis.adapters.persistence.sql.SqlSessions;
import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.account.UserRepositoryContract;
import dev.portcullis.application.contract.audit.EventLogContract;
import dev.portcullis.application.contract.emaillink.OneTimeTokensContract;
import dev.portcullis.application.contract.emaillink.OutboxContract;
import dev.portcullis.application.contract.federation.OAuthAccountsContract;
import dev.portcullis.application.contract.federation.ProviderTokenStoreContract;
import dev.portcullis.application.contract.login.SessionsContract;
import dev.portcullis.application.contract.operation.SigningKeyScheduleContract;
import dev.portcullis.application.contract.operation.SigningKeysContract;
import dev.portcullis.application.contract.operation.StorageContract;
import dev.portcullis.application.contract.operation.TransactionContract;
import dev.portcullis.application.contract.throttling.AttemptsContract;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider.Migration;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.TokenHash;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Tests for both databases: the storage contracts, migrations, retention and error messages. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class SqlStorageTest
    implements StorageContract,
        TransactionContract,
        UserRepositoryContract,
        SessionsContract,
        SigningKeysContract,
        OneTimeTokensContract,
        OutboxContract,
        EventLogContract,
        OAuthAccountsContract,
        ProviderTokenStoreContract,
        SigningKeyScheduleContract,
        AttemptsContract {
  private static final SqlStorageProvider PROVIDER = new SqlStorageProvider();

  private Optional<Storage> storage = Optional.empty();

  /** Returns the settings of the store that this class's tests share. */
  abstract Settings settings();

  /** Returns the settings of a location without a store. */
  abstract Settings emptySettings();

  /** Opens a connection that bypasses the adapter. */
  abstract Connection connection(Settings settings) throws SQLException;

  @Override
  public Storage open() {
    return PROVIDER.open(settings());
  }

  @Override
  public Storage storage() {
    if (storage.isEmpty()) {
      storage = Optional.of(open());
    }
    return storage.get();
  }

  @AfterAll
  void close() {
    storage.ifPresent(Storage::close);
  }

  @Test
  void nodes_that_start_at_the_same_time_migrate_an_empty_database_once() {
    Settings settings = emptySettings();

    List<Boolean> reachable =
        Race.among(
            List.of(opening(settings), opening(settings), opening(settings), opening(settings)));

    assertThat(reachable).containsOnly(true);
    assertThat(PROVIDER.migrate(settings)).isZero();
  }

  private static Callable<Boolean> opening(Settings settings) {
    return () -> {
      try (Storage node = PROVIDER.open(settings)) {
        return node.isReachable();
      }
    };
  }

  @Test
  void migrations_are_pending_until_they_are_applied_once() {
    Settings settings = emptySettings();
    assertThat(PROVIDER.migrations(settings)).isNotEmpty().noneMatch(Migration::applied);
    assertThat(PROVIDER.migrations(settings)).noneMatch(Migration::applied);

    assertThat(PROVIDER.migrate(settings)).isEqualTo(PROVIDER.migrations(settings).size());

    assertThat(PROVIDER.migrations(settings)).allMatch(Migration::applied);
    assertThat(PROVIDER.migrations(settings).getFirst())
        .isEqualTo(new Migration("1", "users sessions and signing keys", true));
    assertThat(PROVIDER.migrate(settings)).isZero();
  }

  @Test
  void a_database_with_another_program_s_tables_is_refused_unchanged() throws SQLException {
    Settings settings = emptySettings();
    execute(settings, "create table users (name text)");

    assertRefused(settings, "use an empty database");

    execute(settings, "insert into users (name) values ('Mordred')");
    execute(settings, "create table portcullis_schema_history (name text)");
    execute(settings, "create table sessions (name text)");
  }

  @Test
  void a_schema_newer_than_this_program_is_refused() throws SQLException {
    Settings settings = emptySettings();
    PROVIDER.migrate(settings);
    execute(
        settings,
        """
        insert into portcullis_schema_history
        select 99, '99', 'of tomorrow', type, script, 1, installed_by, installed_on, 1, success
        from portcullis_schema_history where installed_rank = 1
        """);

    assertRefused(settings, "run that version or a later one");
  }

  @Test
  void a_schema_with_a_modified_migration_is_refused() throws SQLException {
    Settings settings = emptySettings();
    PROVIDER.migrate(settings);
    execute(settings, "update portcullis_schema_history set checksum = 1");

    assertRefused(settings, "restore a backup");
  }

  void assertRefused(Settings settings, String advice) {
    for (Callable<?> attempt :
        List.<Callable<?>>of(() -> PROVIDER.open(settings), () -> PROVIDER.migrate(settings))) {
      assertThat(catchThrowable(attempt::call))
          .isInstanceOf(StorageRefused.class)
          .hasMessageContaining(advice)
          .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("\n"));
    }
  }

  void execute(Settings settings, String sql) throws SQLException {
    try (var connection = connection(settings);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void one_connection_is_enough() {
    Settings settings = settings();
    var single =
        new Settings(
            settings.url(), settings.username(), settings.password(), settings.dataDirectory(), 1);

    try (Storage narrow = PROVIDER.open(single)) {
      Account account = stored(narrow);
      assertThat(narrow.users().findById(account.id())).contains(account);
    }
  }

  @Test
  void opening_a_session_removes_sessions_that_expired_a_day_ago() {
    try (Storage node = PROVIDER.open(emptySettings())) {
      Account account = stored(node);
      Session expired = opened(node, account);
      Session longer = opened(node, account, session(account.id(), EXPIRY.plus(MICROSECOND)));

      opened(node, account, openedAt(account, EXPIRY.plus(SqlSessions.EXPIRED_KEPT)));

      assertThat(isOpen(node, expired)).isFalse();
      assertThat(isOpen(node, longer)).isTrue();
    }
  }

  private static Session openedAt(Account account, Instant opened) {
    Session session = session(account.id());
    return new Session(
        session.id(),
        account.id(),
        new BackendName("example"),
        authenticatedAt(opened),
        opened,
        opened,
        opened,
        ClientInfo.UNKNOWN);
  }

  @Test
  void adding_a_one_time_token_removes_tokens_that_expired_a_day_ago() {
    try (Storage node = PROVIDER.open(emptySettings())) {
      Account account = stored(node);
      OneTimeToken expired = added(node, oneTimeToken(account));
      OneTimeToken longer =
          added(node, oneTimeToken(account, TokenPurpose.PASSWORD_RESET, EXPIRY.plus(MICROSECOND)));

      node.oneTimeTokens().add(oneTimeToken(account), EXPIRY.plus(SqlOneTimeTokens.EXPIRED_KEPT));

      assertThat(found(node, expired)).isEmpty();
      assertThat(found(node, longer)).isPresent();
    }
  }

  @Test
  void spending_a_secret_removes_secrets_that_expired_a_day_ago() {
    try (Storage node = PROVIDER.open(emptySettings())) {
      TokenHash expired = tokenHash();
      TokenHash longer = tokenHash();
      Instant now = EXPIRY.plus(SqlOneTimeTokens.EXPIRED_KEPT);
      node.oneTimeTokens().markUsed(expired, EXPIRY, NOW);
      node.oneTimeTokens().markUsed(longer, EXPIRY.plus(MICROSECOND), NOW);

      node.oneTimeTokens().markUsed(tokenHash(), now.plus(MICROSECOND), now);

      assertThat(node.oneTimeTokens().markUsed(expired, EXPIRY, NOW)).isTrue();
      assertThat(node.oneTimeTokens().markUsed(longer, EXPIRY.plus(MICROSECOND), NOW)).isFalse();
    }
  }

  @Test
  void a_failure_reveals_neither_password_hash_nor_email() {
    Account account = stored(storage());
    Account twin = account(account.id(), email());

    Throwable failure = catchThrowable(() -> storage().users().add(twin));

    assertThat(stackTrace(failure))
        .doesNotContain(twin.passwordHash().value())
        .doesNotContain(twin.user().email().value());
  }

  @Test
  void a_mail_of_a_later_release_keeps_no_other_mail_waiting() throws SQLException {
    Outbox outbox = storage().outbox();
    var later = new QueuedMail(MailKind.VERIFICATION, email(), NOW, ClientInfo.UNKNOWN);
    var known =
        new QueuedMail(MailKind.PASSWORD_RESET, email(), NOW.plusSeconds(1), ClientInfo.UNKNOWN);
    outbox.enqueue(later);
    outbox.enqueue(known);
    execute(
        settings(),
        "update letters set purpose = 'OF_LATER' where email = '%s'".formatted(later.to().value()));

    assertThat(outbox.take(NOW.plusSeconds(2), Duration.ofMinutes(1)))
        .map(QueuedMail::to)
        .contains(known.to());
    execute(settings(), "delete from letters where purpose = 'OF_LATER'");
  }

  @Test
  void a_failure_does_not_reveal_a_token_hash() {
    Account account = stored(storage());
    var hash = tokenHash();
    storage().sessions().open(session(account.id()), Optional.of(hash), 0);

    Throwable failure =
        catchThrowable(
            () -> storage().sessions().open(session(account.id()), Optional.of(hash), 0));

    assertThat(stackTrace(failure)).doesNotContain(hash.hex());
  }

  public static String stackTrace(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}

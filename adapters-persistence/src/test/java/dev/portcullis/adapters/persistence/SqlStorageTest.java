package dev.portcullis.adapters.persistence;

import static dev.portcullis.application.contract.TestData.EXPIRY;
import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.added;
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
import dev.portcullis.application.contract.login.SessionsContract;
import dev.portcullis.application.contract.operation.SigningKeysContract;
import dev.portcullis.application.contract.operation.StorageContract;
import dev.portcullis.application.contract.operation.TransactionContract;
import dev.portcullis.application.failure.StorageRefused;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What both databases must do: keep the contracts, and a little more. */
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
        OAuthAccountsContract {
  private static final SqlStorageProvider PROVIDER = new SqlStorageProvider();

  private Optional<Storage> storage = Optional.empty();

  /** Where the store of this class's tests is. */
  abstract Settings settings();

  /** Where no store is yet. */
  abstract Settings emptySettings();

  /** A connection past the adapter. */
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
  void nodes_that_start_at_once_migrate_an_empty_database_once() {
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
  void a_database_with_tables_of_somebody_elses_is_refused_and_left_as_it_is() throws SQLException {
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
  void a_schema_whose_steps_were_tampered_with_is_refused() throws SQLException {
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
  void sessions_are_forgotten_a_day_after_they_expired_when_others_open() {
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
        opened,
        opened,
        opened,
        ClientInfo.UNKNOWN);
  }

  @Test
  void one_time_tokens_are_forgotten_a_day_after_they_expired_when_others_are_added() {
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
  void spent_secrets_are_forgotten_a_day_after_they_expired_when_others_are_spent() {
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
  void a_failure_tells_neither_the_hash_nor_the_address_that_it_failed_with() {
    Account account = stored(storage());
    Account twin = account(account.id(), email());

    Throwable failure = catchThrowable(() -> storage().users().add(twin));

    assertThat(stackTrace(failure))
        .doesNotContain(twin.passwordHash().value())
        .doesNotContain(twin.user().email().value());
  }

  @Test
  void a_failure_does_not_tell_a_token() {
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

package dev.portcullis.adapters.persistence.sqlite;

import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.portcullis.adapters.persistence.SqlStorage;
import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.adapters.persistence.sql.Connections;
import dev.portcullis.adapters.persistence.sql.Database;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteException;

class SqliteDialectTest {
  private static final int READERS = 3;

  @TempDir Path directory;

  private final SqliteDialect dialect = new SqliteDialect(Duration.ofMillis(250));
  private Connections connections;
  private SqlStorage storage;

  @BeforeEach
  void open() {
    var settings =
        new Settings("jdbc:sqlite:", Optional.empty(), Optional.empty(), directory, READERS);
    new SqlStorageProvider().migrate(settings);
    connections = dialect.connect(settings);
    storage = new SqlStorage(new Database(dialect, connections), "");
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void every_connection_uses_wal_full_synchronization_and_foreign_keys() throws SQLException {
    List<Connection> all = new ArrayList<>();
    all.add(connections.writer().getConnection());
    for (int i = 0; i < READERS; i++) {
      all.add(connections.reader().getConnection());
    }

    for (Connection connection : all) {
      try (connection) {
        assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
        assertThat(pragma(connection, "synchronous")).isEqualTo("2");
        assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
        assertThat(pragma(connection, "busy_timeout")).isEqualTo("250");
      }
    }
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("pragma " + name)) {
      return row.getString(1);
    }
  }

  @Test
  void a_reader_cannot_write() {
    assertThatExceptionOfType(SQLiteException.class)
        .isThrownBy(() -> execute(connections.reader(), "delete from users"))
        .withMessageContaining("READONLY");
  }

  @Test
  void there_is_one_writer_and_as_many_readers_as_configured() {
    assertThat(connections.writer().getMaximumPoolSize()).isEqualTo(1);
    assertThat(connections.reader().getMaximumPoolSize()).isEqualTo(READERS);
  }

  @Test
  void during_another_program_s_long_write_the_store_is_read_only() throws SQLException {
    var account = stored(storage);
    try (var other = dialect.schemaConnections(settings()).getConnection()) {
      other.setAutoCommit(false);
      other.createStatement().executeUpdate("update users set version = version");

      assertUnavailable(() -> storage.users().add(account()));

      assertThat(storage.users().findById(account.id())).contains(account);
      assertThat(storage.isReachable()).isTrue();
      other.rollback();
    }
    stored(storage);
  }

  private Settings settings() {
    return new Settings("jdbc:sqlite:", Optional.empty(), Optional.empty(), directory, READERS);
  }

  @Test
  void a_transaction_takes_the_write_lock_at_its_start() {
    var database = new Database(dialect, connections);

    database.inTransaction(
        () -> {
          assertThatExceptionOfType(SQLException.class)
              .isThrownBy(this::beginToWrite)
              .satisfies(failure -> assertThat(dialect.isTransient(failure)).isTrue());
          return true;
        });

    assertThatCode(this::beginToWrite).doesNotThrowAnyException();
  }

  private void beginToWrite() throws SQLException {
    try (var other = dialect.schemaConnections(settings()).getConnection()) {
      other.setAutoCommit(false);
    }
  }

  @Test
  void when_no_connection_is_free_in_time_the_store_is_unavailable() throws SQLException {
    try (var held = connections.writer().getConnection()) {
      assertThat(held.isClosed()).isFalse();
      assertUnavailable(() -> storage.users().remove(account().id()));
    }
  }

  @Test
  void a_full_disk_makes_writes_unavailable_and_loses_no_data() throws SQLException {
    var account = stored(storage);
    execute(connections.writer(), "pragma max_page_count = 1");

    assertUnavailable(
        () -> IntStream.range(0, 1_000).forEach(number -> storage.users().add(account())));

    assertThat(storage.users().findById(account.id())).contains(account);
    execute(connections.writer(), "pragma max_page_count = 1000000");
    stored(storage);
  }

  private static void assertUnavailable(Runnable attempt) {
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(attempt::run);
  }

  private static void execute(HikariDataSource pool, String sql) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.portcullis.adapters.persistence.sql.Statements#ofRequests")
  void no_statement_of_a_request_scans_a_table_or_sorts(String sql) throws SQLException {
    List<String> steps = new ArrayList<>();
    try (var connection = connections.reader().getConnection();
        var statement = connection.prepareStatement("explain query plan " + sql);
        var plan = statement.executeQuery()) {
      while (plan.next()) {
        steps.add(plan.getString("detail"));
      }
    }

    assertThat(steps)
        .anyMatch(step -> step.startsWith("SEARCH"))
        .noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP B-TREE"));
  }
}

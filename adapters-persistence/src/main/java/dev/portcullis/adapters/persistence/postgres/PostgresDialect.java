package dev.portcullis.adapters.persistence.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.portcullis.adapters.persistence.sql.Connections;
import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Dialect of PostgreSQL. Transactions run at {@code READ COMMITTED}; single statements decide
 * races.
 */
public final class PostgresDialect implements Dialect {
  /** SQL states of serialization failure and deadlock (PostgreSQL's manual, appendix A). */
  private static final Set<String> UNDONE = Set.of("40001", "40P01");

  /**
   * SQL states of lock timeout, statement timeout, read-only standby during failover, and I/O
   * error.
   */
  private static final Set<String> PASSING = Set.of("55P03", "57014", "25006", "58030");

  /**
   * SQL state classes of connection failures, insufficient resources, and a server that starts or
   * stops.
   */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57P");

  /** Advisory lock id, "Portcull" in ASCII, which no other program is likely to use. */
  private static final long SCHEMA_LOCK = 0x506F_7274_6375_6C6CL;

  /**
   * Sets the statement timeout. Enables {@code synchronous_commit} if the server's default is off,
   * because commits must be durable.
   */
  private static final String SESSION =
      """
      set statement_timeout = '%ds';
      select set_config('synchronous_commit', 'on', false)
      where current_setting('synchronous_commit') = 'off'
      """
          .formatted(PostgresAddress.ANSWER_SECONDS - 2);

  @Override
  public boolean serves(String url) {
    return url.startsWith(PostgresAddress.PREFIX);
  }

  @Override
  public String urlForm() {
    return PostgresAddress.PREFIX + "//HOST/NAME";
  }

  @Override
  public String description(Settings settings) {
    return "PostgreSQL at " + PostgresAddress.of(settings).place();
  }

  @Override
  public String migrations() {
    return "dev/portcullis/adapters/persistence/migration/postgresql";
  }

  @Override
  public DataSource schemaConnections(Settings settings) {
    return PostgresAddress.of(settings).sourceWithoutTimeout();
  }

  @Override
  public DataSource foreignConnections(Settings settings) {
    PGSimpleDataSource source = PostgresAddress.of(settings).sourceWithoutTimeout();
    source.setReadOnly(true);
    return source;
  }

  @Override
  public String schema(Connection connection) throws SQLException {
    return connection.getSchema();
  }

  /**
   * Holds our own advisory lock. Flyway takes its lock inside the transaction that reads the
   * pending migrations; on a server with default {@code REPEATABLE READ}, that transaction would
   * see the state before the wait.
   */
  @Override
  public <T> T exclusively(Settings settings, Callable<T> work) throws Exception {
    try (var connection = PostgresAddress.of(settings).sourceWithoutTimeout().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(%d)".formatted(SCHEMA_LOCK));
      return work.call();
    }
  }

  @Override
  public Connections connect(Settings settings) {
    var config = new HikariConfig();
    config.setPoolName("postgresql");
    config.setDataSource(PostgresAddress.of(settings).source());
    config.setMaximumPoolSize(settings.poolSize());
    config.setConnectionTimeout(PostgresAddress.CONNECT_SECONDS * 1_000L);
    config.setValidationTimeout(PostgresAddress.CONNECT_SECONDS * 1_000L - 500);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionInitSql(SESSION);
    var pool = new HikariDataSource(config);
    return new Connections(pool, pool);
  }

  @Override
  public Object parameter(UUID id) {
    return id;
  }

  @Override
  public UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /**
   * Locks against changes: an update of the row waits for this lock. This lock waits for an update
   * in progress, and then evaluates the new row (PostgreSQL's manual, 13.2.1). A key share lock
   * would not suffice, because it permits updates.
   */
  @Override
  public String lockingRows() {
    return "for share";
  }

  @Override
  public <T> T withoutWaitingForDisk(Handle handle, HandleCallback<T, SQLException> statements)
      throws SQLException {
    return handle.inTransaction(
        transaction -> {
          transaction.execute("set local synchronous_commit = off");
          return statements.withHandle(transaction);
        });
  }

  @Override
  public String lockingFreeRows() {
    return "for update skip locked";
  }

  @Override
  public String bytewise(String column) {
    return column + " collate \"C\"";
  }

  @Override
  public String overridingIdentity() {
    return "overriding system value";
  }

  @Override
  public void continueIdentities(Handle handle) {
    handle.execute(
        """
        select setval(pg_get_serial_sequence('audit_log', 'number'),
                      coalesce(max(number), 1), max(number) is not null)
        from audit_log
        """);
  }

  @Override
  public TransactionIsolationLevel snapshot() {
    return TransactionIsolationLevel.REPEATABLE_READ;
  }

  @Override
  public DataSource backUp(Settings settings, Path file) {
    throw new StorageRefused(
        "%s is backed up by PostgreSQL's own pg_dump".formatted(description(settings)), null);
  }

  @Override
  public boolean isDuplicate(SQLException failure) {
    return "23505".equals(failure.getSQLState());
  }

  @Override
  public boolean isSerializationFailure(SQLException failure) {
    return UNDONE.contains(state(failure));
  }

  @Override
  public boolean isTransient(SQLException failure) {
    String state = state(failure);
    return isSerializationFailure(failure)
        || PASSING.contains(state)
        || PASSING_CLASSES.stream().anyMatch(state::startsWith);
  }

  @Override
  public Optional<String> advice(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return Optional.of("has an unknown host name; correct database.url");
      }
    }
    return switch (state(failure)) {
      case "28P01", "28000" ->
          Optional.of(
              "rejects this user; check database.username, database.password and the"
                  + " server's pg_hba.conf");
      case "3D000" -> Optional.of("has no such database; create it, or correct database.url");
      case "42501" ->
          Optional.of("denies this user the right to read, create or change tables; grant it");
      default -> Optional.empty();
    };
  }

  private static String state(SQLException failure) {
    return String.valueOf(failure.getSQLState());
  }
}

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
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL, at the isolation {@code READ COMMITTED}: the statements themselves decide who wins.
 */
public final class PostgresDialect implements Dialect {
  /** Appendix A of PostgreSQL's manual: serialization failure, deadlock. */
  private static final Set<String> UNDONE = Set.of("40001", "40P01");

  /** A lock or an answer that took too long; a stand-by that takes over; a disk that fails. */
  private static final Set<String> PASSING = Set.of("55P03", "57014", "25006", "58030");

  /** No connection; not enough of something, such as connections; a server that stops or starts. */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57P");

  /** "Portcull" in ASCII: a number that no other program is likely to lock. */
  private static final long SCHEMA_LOCK = 0x506F_7274_6375_6C6CL;

  /** A server whose default is not to wait for the disk would break our own promise. */
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
   * Under a lock of our own. Flyway's is taken inside of the transaction that looks for what is
   * missing, which on a server whose default is {@code REPEATABLE READ} sees the state from before
   * the wait.
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
   * A change to the row waits for this; and this waits for a change that is under way, then judges
   * the row as it has become (PostgreSQL's manual, 13.2.1). A key share would not do: it lets
   * updates pass.
   */
  @Override
  public String lockingRows() {
    return "for share";
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
        return Optional.of("has a host name that nobody knows; correct database.url");
      }
    }
    return switch (state(failure)) {
      case "28P01", "28000" ->
          Optional.of(
              "doesn't let this user in; check database.username, database.password and the"
                  + " server's pg_hba.conf");
      case "3D000" -> Optional.of("has no such database; create it, or correct database.url");
      case "42501" ->
          Optional.of("doesn't let this user read, create or change tables; grant it the right to");
      default -> Optional.empty();
    };
  }

  private static String state(SQLException failure) {
    return String.valueOf(failure.getSQLState());
  }
}

package dev.portcullis.adapters.persistence.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.portcullis.adapters.persistence.sql.Connections;
import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Dialect of SQLite in a file: one connection writes, several read. In WAL mode, readers and the
 * writer don't block each other. With {@code synchronous=FULL}, every commit is on disk before it
 * returns. Other processes may use the same file; a writer waits up to 5 seconds for theirs.
 */
public final class SqliteDialect implements Dialect {
  static final String DAMAGED =
      "is damaged or no SQLite database, and was not changed;"
          + " restore a backup (move its -wal and -shm files away first), or set another file in"
          + " database.url";

  private static final String PREFIX = "jdbc:sqlite:";
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int PRIMARY_CODE = 0xFF;

  private static final Set<SQLiteErrorCode> DUPLICATES =
      Set.of(
          SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE, SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);
  private static final Set<SQLiteErrorCode> PASSING =
      Set.of(
          SQLiteErrorCode.SQLITE_BUSY,
          SQLiteErrorCode.SQLITE_LOCKED,
          SQLiteErrorCode.SQLITE_FULL,
          SQLiteErrorCode.SQLITE_IOERR,
          // Opening another connection failed: too many open files, or a folder that can't be
          // written for now.
          SQLiteErrorCode.SQLITE_CANTOPEN,
          SQLiteErrorCode.SQLITE_PROTOCOL,
          SQLiteErrorCode.SQLITE_NOMEM);

  private final int timeoutMillis;

  public SqliteDialect() {
    this(TIMEOUT);
  }

  /** Creates a dialect whose statements wait up to {@code patience} for a lock. */
  public SqliteDialect(Duration timeout) {
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  @Override
  public boolean serves(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public String urlForm() {
    return PREFIX + "FILE";
  }

  @Override
  public String description(Settings settings) {
    return "SQLite at " + file(settings).path();
  }

  private static SqliteFile file(Settings settings) {
    return SqliteFile.at(settings.url().substring(PREFIX.length()), settings);
  }

  @Override
  public String migrations() {
    return "dev/portcullis/adapters/persistence/migration/sqlite";
  }

  /** Keeps the file's journal mode, so that a foreign database isn't changed. */
  @Override
  public DataSource schemaConnections(Settings settings) {
    SqliteFile file = file(settings);
    return source(file.exists() ? file.path().toString() : ":memory:", pragmas());
  }

  @Override
  public DataSource foreignConnections(Settings settings) {
    SqliteFile file = file(settings);
    if (!file.exists()) {
      throw new StorageRefused("There is no file " + file.path().toAbsolutePath(), null);
    }
    return readOnlySource(file.path());
  }

  private DataSource readOnlySource(Path file) {
    var reading = new SQLiteConfig();
    reading.setReadOnly(true);
    reading.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
    reading.setBusyTimeout(timeoutMillis);
    return source(file.toString(), reading);
  }

  @Override
  public @Nullable String schema(Connection connection) {
    return null;
  }

  @Override
  public <T> T exclusively(Settings settings, Callable<T> work) throws Exception {
    SqliteFile file = file(settings);
    file.create();
    return file.locked(work);
  }

  @Override
  public Connections connect(Settings settings) {
    String file = file(settings).path().toString();
    SQLiteConfig writing = pragmas();
    writing.setJournalMode(SQLiteConfig.JournalMode.WAL);
    SQLiteConfig reading = pragmas();
    reading.setReadOnly(true);
    reading.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
    var writer = new HikariDataSource(pool("sqlite-writer", source(file, writing), 1));
    try {
      HikariConfig readers = pool("sqlite-reader", source(file, reading), settings.poolSize());
      readers.setReadOnly(true);
      return new Connections(writer, new HikariDataSource(readers));
    } catch (RuntimeException failure) {
      writer.close();
      throw failure;
    }
  }

  /**
   * Sets pragmas by configuration: a pragma sent as a statement would stay open and block the next
   * commit.
   */
  private SQLiteConfig pragmas() {
    var pragmas = new SQLiteConfig();
    pragmas.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    pragmas.enforceForeignKeys(true);
    pragmas.setBusyTimeout(timeoutMillis);
    // Takes the write lock at once, because a transaction that upgrades from reading to writing
    // could fail.
    pragmas.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return pragmas;
  }

  private static SQLiteDataSource source(String file, SQLiteConfig pragmas) {
    SqliteLibrary.use();
    var source = new SQLiteDataSource(pragmas);
    source.setUrl(PREFIX + file);
    return source;
  }

  private HikariConfig pool(String name, DataSource source, int size) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(timeoutMillis);
    // Connections to a file need no renewal.
    config.setMaxLifetime(0);
    return config;
  }

  @Override
  public Object parameter(UUID id) {
    return id.toString();
  }

  @Override
  public UUID uuid(ResultSet row, String column) throws SQLException {
    return UUID.fromString(row.getString(column));
  }

  /** Empty: a writing transaction has an exclusive lock from its start. */
  @Override
  public String lockingRows() {
    return "";
  }

  /**
   * In WAL mode, a commit with {@code synchronous=normal} is in the file, but not yet on the disk.
   * The setting can't change within a transaction.
   */
  @Override
  public <T> T withoutWaitingForDisk(Handle handle, HandleCallback<T, SQLException> statements)
      throws SQLException {
    handle.execute("pragma synchronous = normal");
    try {
      return handle.inTransaction(statements);
    } finally {
      handle.execute("pragma synchronous = full");
    }
  }

  /** Empty, for the same reason. */
  @Override
  public String lockingFreeRows() {
    return "";
  }

  /** Unchanged: SQLite compares by bytes by default. */
  @Override
  public String bytewise(String column) {
    return column;
  }

  @Override
  public String overridingIdentity() {
    return "";
  }

  /** Does nothing: SQLite continues the numbering itself. */
  @Override
  public void continueIdentities(Handle handle) {}

  @Override
  public TransactionIsolationLevel snapshot() {
    return TransactionIsolationLevel.SERIALIZABLE;
  }

  /**
   * Runs {@code vacuum into} in one read transaction, so writers aren't blocked
   * (https://sqlite.org/lang_vacuum.html).
   */
  @Override
  public DataSource backUp(Settings settings, Path file) throws SQLException {
    try (var connection = foreignConnections(settings).getConnection();
        var statement = connection.prepareStatement("vacuum into ?")) {
      statement.setString(1, file.toString());
      statement.execute();
    }
    DataSource backup = readOnlySource(file);
    try (var connection = backup.getConnection();
        var statement = connection.createStatement();
        var check = statement.executeQuery("pragma quick_check(1)")) {
      if (!check.next() || !check.getString(1).equals("ok")) {
        throw new StorageRefused("The backup is damaged; check the disk", null);
      }
    }
    return backup;
  }

  @Override
  public boolean isDuplicate(SQLException failure) {
    return failure instanceof SQLiteException sqlite && DUPLICATES.contains(sqlite.getResultCode());
  }

  /** Always false: transactions wait for the write lock instead of conflicting. */
  @Override
  public boolean isSerializationFailure(SQLException failure) {
    return false;
  }

  @Override
  public boolean isTransient(SQLException failure) {
    return PASSING.contains(primary(failure));
  }

  @Override
  public Optional<String> advice(SQLException failure) {
    return switch (primary(failure)) {
      case SQLITE_NOTADB, SQLITE_CORRUPT -> Optional.of(DAMAGED);
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH ->
          Optional.of(
              "can't be opened; this user must be able to read and write it, and its folder");
      case SQLITE_FULL, SQLITE_IOERR ->
          Optional.of("can't be written: the disk is full or fails; make room, and start again");
      default -> adviceOnLibrary(failure);
    };
  }

  /** Returns advice if the driver could not unpack SQLite's native library. */
  private static Optional<String> adviceOnLibrary(SQLException failure) {
    return failure.getCause() instanceof NativeLibraryNotFoundException
        ? Optional.of(
            "can't be opened: SQLite's library can't be unpacked into %s and loaded from there; make room, or name another folder by PORTCULLIS_JAVA_OPTS=-Djava.io.tmpdir=…"
                .formatted(System.getProperty("java.io.tmpdir")))
        : Optional.empty();
  }

  /** Returns the primary result code, without its extension (https://sqlite.org/rescode.html). */
  private static SQLiteErrorCode primary(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & PRIMARY_CODE)
        : SQLiteErrorCode.UNKNOWN_ERROR;
  }
}

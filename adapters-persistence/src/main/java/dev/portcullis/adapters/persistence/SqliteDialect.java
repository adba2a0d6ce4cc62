package dev.portcullis.adapters.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.portcullis.application.port.out.StorageProvider.Settings;
import dev.portcullis.application.port.out.StorageRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * SQLite in a file: one connection writes, several read. In WAL mode readers and the writer don't
 * wait for each other, and {@code synchronous=FULL} has every commit on disk before it returns.
 */
final class SqliteDialect implements Dialect {
  private static final String PREFIX = "jdbc:sqlite:";
  private static final String DEFAULT_FILE = "portcullis.db";
  private static final int BUSY_TIMEOUT_MILLIS = 5_000;
  private static final int PRIMARY_CODE = 0xFF;
  private static final Set<SQLiteErrorCode> PASSING =
      Set.of(
          SQLiteErrorCode.SQLITE_BUSY,
          SQLiteErrorCode.SQLITE_LOCKED,
          SQLiteErrorCode.SQLITE_FULL,
          SQLiteErrorCode.SQLITE_IOERR);
  private static final Set<SQLiteErrorCode> REFUSALS =
      Set.of(
          SQLiteErrorCode.SQLITE_NOTADB,
          SQLiteErrorCode.SQLITE_CORRUPT,
          SQLiteErrorCode.SQLITE_CANTOPEN,
          SQLiteErrorCode.SQLITE_PERM,
          SQLiteErrorCode.SQLITE_READONLY,
          SQLiteErrorCode.SQLITE_AUTH);

  /** A file lock keeps other processes out, not other threads of this one. */
  private static final ReentrantLock MIGRATION = new ReentrantLock();

  @Override
  public boolean serves(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public Connections connect(Settings settings) {
    Path file = file(settings);
    createPrivately(file);
    var writer = pool("sqlite-writer", file, false, 1);
    try {
      return new Connections(writer, pool("sqlite-reader", file, true, settings.poolSize()));
    } catch (RuntimeException failure) {
      writer.close();
      throw failure;
    }
  }

  private static HikariDataSource pool(String name, Path file, boolean readOnly, int size) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source(file, readOnly));
    config.setReadOnly(readOnly);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(BUSY_TIMEOUT_MILLIS);
    return new HikariDataSource(config);
  }

  /**
   * Pragmas by configuration: one sent as a statement would stay open and block the next commit.
   */
  private static SQLiteDataSource source(Path file, boolean readOnly) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    // Takes the write lock at once: a transaction that turns from reading to writing could fail.
    config.setTransactionMode(
        readOnly ? SQLiteConfig.TransactionMode.DEFERRED : SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setReadOnly(readOnly);
    var source = new SQLiteDataSource(config);
    source.setUrl(PREFIX + file);
    return source;
  }

  private static Path file(Settings settings) {
    String path = settings.url().substring(PREFIX.length());
    if (path.contains(":memory:") || path.startsWith("file:") || path.contains("?")) {
      throw new StorageRefused(
          "database.url: name a file, as in jdbc:sqlite:/var/lib/portcullis.db", null);
    }
    try {
      return path.isEmpty() ? settings.dataDirectory().resolve(DEFAULT_FILE) : Path.of(path);
    } catch (InvalidPathException malformed) {
      throw new StorageRefused("database.url: not the name of a file", malformed);
    }
  }

  private static void createPrivately(Path file) {
    try {
      Files.createFile(file, ownerOnly());
    } catch (FileAlreadyExistsException there) {
      // Opened as it is.
    } catch (IOException failure) {
      throw new StorageRefused(
          "Can't create the database file %s: is its folder there and writable?".formatted(file),
          failure);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public String migrations() {
    return "dev/portcullis/adapters/persistence/sqlite";
  }

  @Override
  public <T> T migrating(Settings settings, Callable<T> migration) throws Exception {
    Path file = file(settings);
    Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
    MIGRATION.lock();
    try (var channel =
        FileChannel.open(
            lockFile, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly())) {
      channel.lock();
      return migration.call();
    } finally {
      MIGRATION.unlock();
    }
  }

  @Override
  public Object parameter(UUID id) {
    return id.toString();
  }

  @Override
  public UUID uuid(ResultSet row, String column) throws SQLException {
    return UUID.fromString(row.getString(column));
  }

  /** Nothing: a transaction that writes is alone from its start. */
  @Override
  public String lockingRows() {
    return "";
  }

  @Override
  public boolean isDuplicate(SQLException failure) {
    return failure.getErrorCode() == SQLiteErrorCode.SQLITE_CONSTRAINT.code
        && String.valueOf(failure.getMessage()).contains("UNIQUE");
  }

  @Override
  public boolean isPassing(SQLException failure) {
    return PASSING.contains(primary(failure));
  }

  @Override
  public boolean isRefusal(SQLException failure) {
    return REFUSALS.contains(primary(failure));
  }

  private static SQLiteErrorCode primary(SQLException failure) {
    return SQLiteErrorCode.getErrorCode(failure.getErrorCode() & PRIMARY_CODE);
  }

  @Override
  public String description(Settings settings) {
    return "SQLite at " + file(settings);
  }
}

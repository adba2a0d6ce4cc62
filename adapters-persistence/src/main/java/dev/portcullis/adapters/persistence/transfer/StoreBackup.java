package dev.portcullis.adapters.persistence.transfer;

import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.adapters.persistence.sql.Dialects;
import dev.portcullis.adapters.persistence.sql.StoreFailures;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Backup of a store, which may be in use, into a file: a snapshot of one instant. The file appears
 * once it is complete, verified and on disk, and only its owner can read it.
 */
public final class StoreBackup {
  private StoreBackup() {}

  /**
   * Result of a backup.
   *
   * @param users number of users in the backup
   * @param bytes size of the file
   */
  public record Written(long users, long bytes) {}

  /**
   * Backs the store up into {@code file}, which must not exist.
   *
   * @param dialects one of which serves the settings' URL
   * @throws StorageRefused when the backup isn't possible; the message has the reason or the
   *     alternative
   * @throws dev.portcullis.application.failure.StoreUnavailable when the store doesn't answer
   */
  public static Written write(Dialects dialects, Settings settings, Path file) {
    Dialect dialect = dialects.of(settings);
    Path whole = file.toAbsolutePath().normalize();
    if (Files.exists(whole)) {
      throw there(whole, null);
    }
    return new StoreFailures(dialect).explaining(settings, () -> write(dialect, settings, whole));
  }

  private static Written write(Dialect dialect, Settings settings, Path whole)
      throws IOException, SQLException {
    // Readable by its owner only, where the file system has permissions.
    Path part = partOf(whole);
    try {
      long users = users(dialect.backUp(settings, part));
      force(part, StandardOpenOption.WRITE);
      Files.move(part, whole);
      force(whole.resolveSibling(""), StandardOpenOption.READ);
      return new Written(users, Files.size(whole));
    } catch (FileAlreadyExistsException meanwhile) {
      throw there(whole, meanwhile);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Path partOf(Path whole) {
    try {
      return Files.createTempFile(whole.resolveSibling(""), whole.getFileName() + ".", ".part");
    } catch (IOException failure) {
      throw new StorageRefused(
          "%s can't be created: its folder must exist and be writable".formatted(whole), failure);
    }
  }

  private static StorageRefused there(Path file, @Nullable Throwable cause) {
    return new StorageRefused("%s is there already; name another file".formatted(file), cause);
  }

  private static long users(DataSource backup) throws SQLException {
    try (Connection connection = backup.getConnection();
        var statement = connection.createStatement();
        var count = statement.executeQuery("select count(*) from users")) {
      return count.next() ? count.getLong(1) : 0;
    }
  }

  /** Flushes a file or folder to disk. */
  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (var channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}

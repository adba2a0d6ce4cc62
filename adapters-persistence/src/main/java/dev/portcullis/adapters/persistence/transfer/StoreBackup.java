package dev.portcullis.adapters.persistence.transfer;

import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.adapters.persistence.sqlite.SqliteDialect;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a store that may be in use into a file of its own: all of it, as it is at one instant. The
 * file appears when it is whole, checked and on the disk, and only its owner may read it.
 */
public final class StoreBackup {
  private StoreBackup() {}

  /**
   * What was written.
   *
   * @param users how many there are in it
   */
  public record Written(long users, long bytes) {}

  /**
   * Backs the store up into {@code file}, which must not be there.
   *
   * @throws StorageRefused when that can't be, saying why or what to use instead
   * @throws dev.portcullis.application.failure.StoreUnavailable when the store doesn't answer
   */
  public static Written write(Settings settings, Path file) {
    Dialect dialect = SqlStorageProvider.dialect(settings);
    Path whole = file.toAbsolutePath().normalize();
    if (Files.exists(whole)) {
      throw there(whole, null);
    }
    return SqlStorageProvider.explaining(dialect, settings, () -> write(dialect, settings, whole));
  }

  private static Written write(Dialect dialect, Settings settings, Path whole)
      throws IOException, SQLException {
    // For its owner alone, where the file system knows owners.
    Path part = partOf(whole);
    try {
      dialect.backUp(settings, part);
      long users = users(part);
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

  /** Reads it as a database that is to be restored would be read. */
  private static long users(Path file) throws SQLException {
    var settings =
        new Settings(
            "jdbc:sqlite:" + file, Optional.empty(), Optional.empty(), file.resolveSibling(""), 1);
    try (Connection connection = new SqliteDialect().foreignConnections(settings).getConnection();
        var statement = connection.createStatement()) {
      try (var check = statement.executeQuery("pragma quick_check(1)")) {
        if (!check.next() || !check.getString(1).equals("ok")) {
          throw new StorageRefused("the backup is damaged: is the disk?", null);
        }
      }
      try (var count = statement.executeQuery("select count(*) from users")) {
        return count.next() ? count.getLong(1) : 0;
      }
    }
  }

  /** On the disk, not only on its way there. */
  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (var channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}

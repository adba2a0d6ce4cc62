package dev.portcullis.adapters.persistence;

import dev.portcullis.application.port.out.StorageProvider.Settings;
import dev.portcullis.application.port.out.StorageRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The file of an SQLite database, and the lock beside it. Only its owner may read what is created
 * here, where the file system knows owners; SQLite gives its own files beside it the same mode.
 */
record SqliteFile(Path path) {
  private static final String DEFAULT_NAME = "portcullis.db";

  /** A file lock keeps other processes out, not other threads of this one. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  /**
   * The file that {@code location} names, what follows {@code jdbc:sqlite:} in the URL.
   *
   * @throws StorageRefused when it can't be a file's name
   */
  static SqliteFile at(String location, Settings settings) {
    try {
      Path path =
          location.isEmpty() ? settings.dataDirectory().resolve(DEFAULT_NAME) : Path.of(location);
      // The driver would take these for databases in memory, URIs and parameters.
      if (path.toString().matches("(?s):.*|file:.*|.*\\?.*")) {
        throw notFile(null);
      }
      return new SqliteFile(path.toAbsolutePath().normalize());
    } catch (InvalidPathException malformed) {
      throw notFile(malformed);
    }
  }

  private static StorageRefused notFile(@Nullable Throwable cause) {
    return new StorageRefused(
        "database.url: name a file, as in jdbc:sqlite:/var/lib/portcullis/portcullis.db", cause);
  }

  /**
   * Whether it is there.
   *
   * @throws StorageRefused when this user may not know
   */
  boolean exists() {
    try {
      Files.readAttributes(path, BasicFileAttributes.class);
      return true;
    } catch (NoSuchFileException none) {
      if (Files.isRegularFile(path.resolveSibling(""))) {
        throw new StorageRefused(
            "SQLite at %s can't be there: its folder is a file".formatted(path), none);
      }
      return false;
    } catch (AccessDeniedException hidden) {
      throw new StorageRefused(
          "SQLite at %s can't be looked for: this user may not enter its folder".formatted(path),
          hidden);
    } catch (IOException failure) {
      throw new StorageRefused(
          "SQLite at %s can't be looked for: %s".formatted(path, reason(failure)), failure);
    }
  }

  private static String reason(IOException failure) {
    return failure instanceof FileSystemException file
        ? Optional.ofNullable(file.getReason()).orElse("no reason is given")
        : "the disk fails";
  }

  /** Creates it, empty, unless it is there. */
  void create() {
    try {
      Files.createFile(path, ownerOnly());
    } catch (FileAlreadyExistsException there) {
      // Opened as it is.
    } catch (IOException failure) {
      throw notWritable(path, failure);
    }
  }

  /** Runs {@code work} while no other thread or process does the like with this file. */
  <T> T locked(Callable<T> work) throws Exception {
    THREADS.lock();
    try (var channel = lockFile()) {
      channel.lock();
      return work.call();
    } finally {
      THREADS.unlock();
    }
  }

  private FileChannel lockFile() {
    Path lock = path.resolveSibling(path.getFileName() + ".lock");
    try {
      return FileChannel.open(
          lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly());
    } catch (IOException failure) {
      throw notWritable(lock, failure);
    }
  }

  private StorageRefused notWritable(Path file, IOException failure) {
    String problem =
        Files.exists(file)
            ? "can't be opened: this user must be able to write to " + file
            : "can't be created: its folder must exist and be writable";
    return new StorageRefused("SQLite at %s %s".formatted(path, problem), failure);
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}

package dev.portcullis.adapters.persistence.sqlite;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.io.IOException;
import java.nio.ByteBuffer;
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
 * File of an SQLite database, with a lock file beside it. Where the file system has POSIX
 * permissions, only the owner can read files that are created here; SQLite gives its own files
 * beside it the same mode.
 */
record SqliteFile(Path path) {
  private static final String DEFAULT_NAME = "portcullis.db";

  private static final int PAGE_SIZE_AT = 16;

  /** Lock for threads of this process; a file lock excludes other processes only. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  /**
   * Returns the file that {@code location}, the URL's part after {@code jdbc:sqlite:}, names.
   *
   * @throws StorageRefused when it isn't a valid file name
   */
  static SqliteFile at(String location, Settings settings) {
    try {
      Path path =
          location.isEmpty() ? settings.dataDirectory().resolve(DEFAULT_NAME) : Path.of(location);
      // The driver would parse these as in-memory databases, URIs and parameters.
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
   * Reports whether the file exists.
   *
   * @throws StorageRefused when this user may not enter the folder, or when opening the file with
   *     SQLite would lose data
   */
  boolean exists() {
    // Checked before the size is read: with a log, a partly written page is no damage.
    boolean hasLog = beside("-wal").isPresent() || beside("-journal").isPresent();
    Optional<BasicFileAttributes> file = attributes();
    long size = file.map(BasicFileAttributes::size).orElse(0L);
    if (size == 0) {
      beside("-wal").ifPresent(this::refuseToLose);
    } else if (!hasLog && file.get().isRegularFile() && size % pageBytes() != 0) {
      throw new StorageRefused("SQLite at %s %s".formatted(path, SqliteDialect.DAMAGED), null);
    }
    return file.isPresent();
  }

  /** Returns SQLite's file with this suffix beside the database, if it exists and isn't empty. */
  private Optional<Path> beside(String ending) {
    Path other = path.resolveSibling(path.getFileName() + ending);
    try {
      return Files.size(other) > 0 ? Optional.of(other) : Optional.empty();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** Refuses to open, because SQLite would delete the log of a database without pages. */
  private void refuseToLose(Path log) {
    throw new StorageRefused(
        "SQLite at %s is missing or empty, but the log beside it is not; move it back if it was moved, or remove %s and restore a backup or start with an empty database"
            .formatted(path, log),
        null);
  }

  /**
   * Returns the page size in bytes (https://sqlite.org/fileformat2.html, section 1.3); 1 if
   * unreadable.
   */
  private int pageBytes() {
    try (var channel = FileChannel.open(path)) {
      var header = ByteBuffer.allocate(PAGE_SIZE_AT + Short.BYTES);
      channel.read(header);
      int bytes = Short.toUnsignedInt(header.getShort(PAGE_SIZE_AT));
      // The largest size, 65,536, is stored as 1. SQLite itself detects other wrong values.
      return Math.max(1, bytes);
    } catch (IOException unreadable) {
      return 1;
    }
  }

  private Optional<BasicFileAttributes> attributes() {
    try {
      return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
    } catch (NoSuchFileException none) {
      if (Files.isRegularFile(path.resolveSibling(""))) {
        throw new StorageRefused(
            "SQLite at %s can't be there: its folder is a file".formatted(path), none);
      }
      return Optional.empty();
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
        ? Optional.ofNullable(file.getReason()).orElse("unknown reason")
        : "the disk failed";
  }

  /** Creates an empty file unless it exists. */
  void create() {
    if (exists()) {
      return;
    }
    try {
      Files.createFile(path, ownerOnly());
    } catch (FileAlreadyExistsException there) {
      // Another process created it first; use its file.
    } catch (IOException failure) {
      throw notWritable(path, failure);
    }
  }

  /** Runs {@code work} while no other thread or process runs this method for the same file. */
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
    return new StorageRefused("SQLite at %s %s".formatted(path, problem(file, failure)), failure);
  }

  private String problem(Path file, IOException failure) {
    if (Files.exists(file)) {
      return "can't be opened: this user must be able to write to " + file;
    }
    if (Files.exists(path)) {
      return "can't be opened: its folder must be writable, for the files beside it";
    }
    return failure instanceof NoSuchFileException || failure instanceof AccessDeniedException
        ? "can't be created: its folder must exist and be writable"
        : "can't be created: " + reason(failure);
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

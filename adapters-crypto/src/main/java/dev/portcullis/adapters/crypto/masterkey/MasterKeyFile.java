package dev.portcullis.adapters.crypto.masterkey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * File of a generated master key: one line of Base64, mode 0600. It is created atomically, and
 * flushed to disk before anything is sealed with its key.
 */
final class MasterKeyFile {
  /**
   * Forbidden permissions. Group read is allowed, for operators who share the file with a group.
   */
  private static final Set<PosixFilePermission> TOO_OPEN =
      EnumSet.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.GROUP_WRITE);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;

  MasterKeyFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * Returns the file's text; creates the file first if it is missing.
   *
   * @throws MasterKeyRefused when it can't be read or created, or is readable by others
   */
  String readOrMake() {
    try {
      if (Files.notExists(file)) {
        create();
      }
      return text();
    } catch (IOException | UnsupportedOperationException failure) {
      throw new MasterKeyRefused(
          "Can't read or create %s (%s): let this user read and write there, or set %s"
              .formatted(file, failure.getClass().getSimpleName(), MasterKey.NAME),
          failure);
    }
  }

  /**
   * Returns the file's text.
   *
   * @throws MasterKeyRefused when it is missing, can't be read, or is readable by others
   */
  String read() {
    return find()
        .orElseThrow(
            () ->
                new MasterKeyRefused(
                    "%s is missing, but the store's signing keys are sealed under it: restore it, copy it from the node that created it, or set %s"
                        .formatted(file, MasterKey.NAME),
                    null));
  }

  /**
   * Returns the file's text; empty if it is missing, maybe because another process has just renamed
   * it.
   *
   * @throws MasterKeyRefused when it can't be read, or is readable by others
   */
  Optional<String> find() {
    try {
      return Optional.of(text());
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new MasterKeyRefused(
          "Can't read %s (%s): let this user read it, or set %s"
              .formatted(file, failure.getClass().getSimpleName(), MasterKey.NAME),
          failure);
    }
  }

  private String text() throws IOException {
    if (isPosix() && Files.isRegularFile(file)) {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      if (!Collections.disjoint(mode, TOO_OPEN)) {
        throw new MasterKeyRefused(
            "%s is accessible to other users (%s): run `chmod 600 %s`"
                .formatted(file, PosixFilePermissions.toString(mode), file),
            null);
      }
    }
    // ISO 8859-1 decodes any bytes; the caller validates the key.
    return Files.readString(file, ISO_8859_1);
  }

  private void create() throws IOException {
    Path folder = file.resolveSibling("");
    Path draft = Files.createTempFile(folder, "master", ".tmp", ownerOnly());
    try {
      write(draft);
      // A link never replaces a file: of processes that start at the same time, one creates it.
      Files.createLink(file, draft);
      force(folder);
    } catch (FileAlreadyExistsException another) {
      // Another process created the file first; use its key.
    } finally {
      Files.delete(draft);
    }
  }

  private static void write(Path draft) throws IOException {
    byte[] key = new byte[MasterKey.KEY_BYTES];
    RANDOM.nextBytes(key);
    byte[] line = (Base64.getEncoder().encodeToString(key) + "\n").getBytes(US_ASCII);
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      var left = ByteBuffer.wrap(line);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  boolean exists() {
    return Files.exists(file);
  }

  Path path() {
    return file;
  }

  /** Flushes the folder's entries to disk, where the platform can open a folder. */
  void force() throws IOException {
    force(file.resolveSibling(""));
  }

  /** Flushes the folder's new entry to disk, where the platform can open a folder. */
  private void force(Path folder) throws IOException {
    if (isPosix()) {
      try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private boolean isPosix() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public String toString() {
    return file.toString();
  }
}

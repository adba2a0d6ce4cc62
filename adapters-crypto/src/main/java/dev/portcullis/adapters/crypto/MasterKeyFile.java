package dev.portcullis.adapters.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The file of a master key that nobody configured: its Base64 in one line, mode 0600. It is there
 * complete or not at all, and on disk before anything is sealed with it.
 */
final class MasterKeyFile {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;

  MasterKeyFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * Its text, made first when it is not there.
   *
   * @throws MasterKeyRefused when it can't be read or made
   */
  String read() {
    try {
      if (Files.notExists(file)) {
        create();
      }
      // Any bytes at all make a text; whether it is a key, others see.
      return Files.readString(file, ISO_8859_1);
    } catch (IOException | UnsupportedOperationException failure) {
      throw new MasterKeyRefused(
          "Can't read or make %s (%s): let this user read and write there, or set %s"
              .formatted(file, failure.getClass().getSimpleName(), MasterKey.NAME),
          failure);
    }
  }

  private void create() throws IOException {
    Path folder = file.resolveSibling("");
    Path draft = Files.createTempFile(folder, "master", ".tmp", ownerOnly());
    try {
      write(draft);
      // A link never replaces: of processes that start at the same time, one makes the file.
      Files.createLink(file, draft);
      force(folder);
    } catch (FileAlreadyExistsException another) {
      // Another process was faster; its key is the one.
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

  /** Gets the folder's new entry onto the disk, where the platform can open a folder. */
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

package dev.portcullis.bootstrap.runtime;

import dev.portcullis.application.failure.StorageRefused;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The folder that {@code data.dir} names. */
public final class DataDirectory {
  private DataDirectory() {}

  /**
   * Makes it for its owner alone, unless it is there.
   *
   * @throws StorageRefused when it can't be made, saying why
   */
  public static void create(Path directory) {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    Path absolute = directory.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute, ownerOnly);
    } catch (IOException failure) {
      throw new StorageRefused(
          "data.dir: %s %s".formatted(absolute, cause(absolute, failure)), failure);
    }
  }

  private static String cause(Path directory, IOException failure) {
    return switch (failure) {
      case FileAlreadyExistsException there -> "is a file, where a folder is needed";
      case AccessDeniedException forbidden ->
          "can't be made: this user may not write to " + lastThatExists(directory);
      case FileSystemException other ->
          "can't be made: " + Optional.ofNullable(other.getReason()).orElse("no reason is given");
      default -> "can't be made";
    };
  }

  private static Path lastThatExists(Path directory) {
    Path parent = directory;
    while (parent.getParent() != null && !Files.exists(parent)) {
      parent = parent.getParent();
    }
    return parent;
  }
}

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

/** Folder of {@code data.dir}. */
public final class DataDirectory {
  private DataDirectory() {}

  /**
   * Creates the folder for its owner alone, unless it exists.
   *
   * @throws StorageRefused when it can't be created, with the reason
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
          "can't be created: this user may not write to " + lastThatExists(directory);
      case FileSystemException other ->
          "can't be created: "
              + Optional.ofNullable(other.getReason()).orElse("the reason is unknown");
      default -> "can't be created";
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

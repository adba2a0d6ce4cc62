package dev.portcullis.bootstrap.doctor;

import dev.portcullis.bootstrap.configuration.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The checks of the permissions of files. */
final class FileRules {
  private FileRules() {}

  static Stream<Finding> examine(Configuration configuration) {
    Path folder = configuration.dataDirectory().toAbsolutePath().normalize();
    return Stream.concat(folder(folder), masterKey(configuration, folder.resolve("master.key")));
  }

  private static Stream<Finding> folder(Path folder) {
    return mode(folder)
        .filter(FileRules::isOpenToOthers)
        .map(
            mode ->
                Finding.unsafe(
                    "data.dir",
                    "other users may enter the folder (%s); run chmod 700 %s"
                        .formatted(PosixFilePermissions.toString(mode), folder)))
        .stream();
  }

  private static Stream<Finding> masterKey(Configuration configuration, Path file) {
    if (configuration.masterKey().isPresent()) {
      return Stream.empty();
    }
    return mode(file)
        .filter(
            mode ->
                isOpenToOthers(mode)
                    || mode.contains(PosixFilePermission.GROUP_READ)
                    || mode.contains(PosixFilePermission.GROUP_WRITE))
        .map(mode -> masterKey(mode, file))
        .stream();
  }

  /** A group may have been given the key on purpose. */
  private static Finding masterKey(Set<PosixFilePermission> mode, Path file) {
    String shown = PosixFilePermissions.toString(mode);
    return isOpenToOthers(mode) || mode.contains(PosixFilePermission.GROUP_WRITE)
        ? Finding.unsafe(
            "data.dir",
            "other users may use the master key (%s); run chmod 600 %s".formatted(shown, file))
        : Finding.unwise(
            "data.dir",
            "the group may read the master key (%s); run chmod 600 %s".formatted(shown, file));
  }

  private static boolean isOpenToOthers(Set<PosixFilePermission> mode) {
    return mode.contains(PosixFilePermission.OTHERS_READ)
        || mode.contains(PosixFilePermission.OTHERS_WRITE)
        || mode.contains(PosixFilePermission.OTHERS_EXECUTE);
  }

  /** Empty if there is no such file, or the file system has no permissions. */
  private static Optional<Set<PosixFilePermission>> mode(Path file) {
    try {
      return Optional.of(Files.getPosixFilePermissions(file));
    } catch (IOException | UnsupportedOperationException unknown) {
      return Optional.empty();
    }
  }
}

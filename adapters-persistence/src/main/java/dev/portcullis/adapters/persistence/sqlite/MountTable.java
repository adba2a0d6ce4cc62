package dev.portcullis.adapters.persistence.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mounted file systems of a Linux process.
 *
 * @param lines the lines of {@code mountinfo} (proc(5)), a later mount after an earlier one
 */
record MountTable(List<String> lines) {
  private static final Path OF_PROCESS = Path.of("/proc/self/mountinfo");

  /** Mount point and type: {@code 36 35 98:0 / /mnt rw master:1 - ext4 /dev/sda rw}. */
  private static final Pattern LINE =
      Pattern.compile("(?:\\S+ ){4}(?<point>\\S+) .*? - (?<type>\\S+).*");

  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

  private static final Set<String> NETWORK =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smb3",
          "smbfs",
          "9p",
          "afs",
          "ceph",
          "lustre",
          "glusterfs",
          "ncpfs",
          "coda");

  private static final Set<String> NETWORK_FUSE =
      Set.of("fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs", "fuse.rclone", "fuse.davfs");

  /** Copies the lines. */
  MountTable {
    lines = List.copyOf(lines);
  }

  private record Mount(Path point, String type) {}

  /** Returns the file systems of this process; none where the system doesn't list them. */
  static MountTable ofProcess() {
    try {
      return new MountTable(Files.readAllLines(OF_PROCESS));
    } catch (IOException | RuntimeException unknown) {
      return new MountTable(List.of());
    }
  }

  /** Returns the type of the network file system that {@code file} is on, if it is on one. */
  Optional<String> networkFileSystem(Path file) {
    Path place = real(file.toAbsolutePath().normalize());
    return lines.stream()
        .flatMap(line -> mount(line).stream())
        .filter(mount -> place.startsWith(mount.point()))
        // Of two mounts at one point, the later one is visible.
        .reduce(
            (one, other) ->
                other.point().getNameCount() >= one.point().getNameCount() ? other : one)
        .map(Mount::type)
        .filter(type -> NETWORK.contains(type) || NETWORK_FUSE.contains(type));
  }

  private static Optional<Mount> mount(String line) {
    Matcher parts = LINE.matcher(line);
    return parts.matches()
        ? Optional.of(new Mount(Path.of(unescaped(parts.group("point"))), parts.group("type")))
        : Optional.empty();
  }

  private static String unescaped(String text) {
    return OCTAL
        .matcher(text)
        .replaceAll(
            code ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(code.group(1), 8))));
  }

  /** Resolves the links of the part of the path that exists. */
  private static Path real(Path path) {
    Path parent = path.getParent();
    try {
      return path.toRealPath();
    } catch (IOException missing) {
      return parent == null || path.getFileName() == null
          ? path
          : real(parent).resolve(path.getFileName());
    }
  }
}

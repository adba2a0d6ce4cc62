package dev.portcullis.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where benchmarks run.
 *
 * @param project the project's folder
 * @param folder for all that a run leaves behind; emptied before each
 */
public record RunDirectory(Path project, Path folder) {
  /** That of the project whose folder the system property {@code portcullis.project} names. */
  public static RunDirectory open() {
    Path project =
        Path.of(System.getProperty("portcullis.project", "")).toAbsolutePath().normalize();
    if (!Files.isExecutable(project.resolve("portcullis"))) {
      throw new IllegalStateException("start this by ./benchmarks/run");
    }
    Path folder = project.resolve("benchmarks/target/work");
    remove(folder);
    return new RunDirectory(project, made(folder));
  }

  /** A new folder in it. */
  Path newFolder(String name) {
    try {
      return Files.createTempDirectory(folder, name + "-");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

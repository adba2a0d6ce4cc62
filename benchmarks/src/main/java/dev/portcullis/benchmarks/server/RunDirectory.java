package dev.portcullis.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Folders of a benchmark run.
 *
 * @param project the project's folder
 * @param folder the folder for the files of a run; emptied before each run
 */
public record RunDirectory(Path project, Path folder) {
  /** Opens the folders of the project in the system property {@code portcullis.project}. */
  public static RunDirectory open() {
    Path project =
        Path.of(System.getProperty("portcullis.project", "")).toAbsolutePath().normalize();
    if (!Files.isExecutable(project.resolve("portcullis"))) {
      throw new IllegalStateException(
          "not a project folder; start the benchmarks with ./benchmarks/run");
    }
    Path folder = project.resolve("benchmarks/target/work");
    remove(folder);
    return new RunDirectory(project, made(folder));
  }

  /** Creates a folder in {@link #folder}. */
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

package dev.portcullis.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Folders of a benchmark run.
 *
 * @param portcullis the command that runs Portcullis
 * @param bareClassPath the class path of the bare server
 * @param folder the folder for the files of a run; emptied before each run
 */
public record RunDirectory(List<String> portcullis, String bareClassPath, Path folder) {
  /** Copies the command. */
  public RunDirectory {
    portcullis = List.copyOf(portcullis);
  }

  /**
   * Opens the folders that {@code benchmarks/run} names. The system property {@code
   * portcullis.project} is the checkout whose launcher is started; {@code portcullis.target} is the
   * folder that the benchmarks are built in.
   */
  public static RunDirectory open() {
    Path launcher = property("portcullis.project").resolve("portcullis");
    Path target = property("portcullis.target");
    if (!Files.isExecutable(launcher)) {
      throw new IllegalStateException("not an executable launcher: " + launcher);
    }
    Path folder = target.resolve("work");
    remove(folder);
    return new RunDirectory(List.of(launcher.toString()), BareClassPath.in(target), made(folder));
  }

  private static Path property(String name) {
    String path = System.getProperty(name);
    if (path == null) {
      throw new IllegalStateException(
          "no system property " + name + "; start the benchmarks with ./benchmarks/run");
    }
    return Path.of(path).toAbsolutePath().normalize();
  }

  /** Returns the file of a report, beside {@link #folder}. */
  public Path report(String name) {
    return folder.resolveSibling(name);
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

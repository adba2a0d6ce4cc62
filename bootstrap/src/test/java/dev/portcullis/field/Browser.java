package dev.portcullis.field;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Headless Chromium with a new profile, as the program {@code chromium} on the path. */
final class Browser implements AutoCloseable {
  /** The sandbox doesn't work for root; the rest keeps the browser from calling other hosts. */
  private static final List<String> OPTIONS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  private final Process process;
  private final Path profile;
  private final Path log;

  private Browser(Process process, Path profile, Path log) {
    this.process = process;
    this.profile = profile;
    this.log = log;
  }

  /** Starts the browser on a page. */
  static Browser open(String url) throws IOException {
    Path profile = Files.createTempDirectory("chromium");
    Path log = Files.createTempFile(Files.createDirectories(Path.of("target")), "chromium", ".log");
    Stream<String> command =
        Stream.of(
                Stream.of("chromium"),
                OPTIONS.stream(),
                Stream.of("--user-data-dir=" + profile, url))
            .flatMap(part -> part);
    var builder = new ProcessBuilder(command.toList()).redirectErrorStream(true);
    return new Browser(builder.redirectOutput(log.toFile()).start(), profile, log);
  }

  /** Returns the output of the browser so far. */
  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> processes =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(one -> one.onExit().join());
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.delete(log);
  }
}

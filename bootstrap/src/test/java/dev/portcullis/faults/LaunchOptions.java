package dev.portcullis.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.bootstrap.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Options for a {@code portcullis} process: a folder, settings with cheap hashes and free ports.
 *
 * @param shell commands that a shell runs before the program
 * @param java options for Java
 */
record LaunchOptions(Path folder, Map<String, String> settings, String shell, List<String> java) {

  LaunchOptions {
    settings = Map.copyOf(settings);
    java = List.copyOf(java);
  }

  static LaunchOptions in(Path folder) {
    return new LaunchOptions(
        folder,
        Map.of(
            "PORTCULLIS_HTTP_PORT", "0",
            "PORTCULLIS_GRPC_PORT", "0",
            "PORTCULLIS_DATA_DIR", folder.resolve("data").toString(),
            "PORTCULLIS_PASSWORD_ARGON2_MEMORY_KIB", "64",
            "PORTCULLIS_PASSWORD_ARGON2_ITERATIONS", "1"),
        ":",
        List.of());
  }

  LaunchOptions with(String variable, String value) {
    var more = new HashMap<>(settings);
    more.put(variable, value);
    return new LaunchOptions(folder, more, shell, java);
  }

  /** Returns options with a PostgreSQL database. */
  LaunchOptions on(String url, String user) {
    return with("PORTCULLIS_DATABASE_URL", url).with("PORTCULLIS_DATABASE_USERNAME", user);
  }

  /** Returns options with shell commands before the program, such as {@code ulimit -n 100}. */
  LaunchOptions after(String commands) {
    return new LaunchOptions(folder, settings, commands, java);
  }

  LaunchOptions withJava(String... options) {
    return new LaunchOptions(folder, settings, shell, List.of(options));
  }

  /** Returns the path of the SQLite database. */
  Path database() {
    return folder.resolve("data/portcullis.db");
  }

  /** Returns the standard error of all servers that ran in the folder. */
  String log() {
    try {
      return Files.readString(logFile());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path logFile() {
    return folder.resolve("errors.log");
  }

  /** Starts a server, and waits until it is ready. */
  ServerProcess serve() {
    return ServerProcess.ready(this, begin(Redirect.appendTo(logFile().toFile()), "serve"));
  }

  /** Exit code and output of a command. */
  record Run(int exitCode, String out, String err) {}

  Run run(String... arguments) {
    Process process = begin(Redirect.to(folder.resolve("run.log").toFile()), arguments);
    try (var lines = process.inputReader(UTF_8)) {
      String out = lines.readAllAsString();
      return new Run(process.waitFor(), out, Files.readString(folder.resolve("run.log")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Starts a command without waiting for its end. Its standard error is discarded. */
  Process process(String... arguments) {
    return begin(Redirect.DISCARD, arguments);
  }

  private Process begin(Redirect errors, String... arguments) {
    List<String> program =
        Stream.of(
                Stream.of(
                    "bash",
                    "-c",
                    shell + "\nexec \"$@\"",
                    "portcullis",
                    ProcessHandle.current().info().command().orElseThrow(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC"),
                java.stream(),
                Stream.of("-cp", System.getProperty("java.class.path"), Main.class.getName()),
                Stream.of(arguments))
            .flatMap(part -> part)
            .toList();
    var process = new ProcessBuilder(program).directory(folder.toFile()).redirectError(errors);
    process.environment().keySet().removeIf(name -> name.startsWith("PORTCULLIS_"));
    process.environment().putAll(settings);
    try {
      return process.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

package com.example.outsider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the packaged {@code ./portcullis} outside the repository.
 *
 * @param launcher a copy of the script, beside the jars that it runs
 * @param folder the working directory
 */
record PackagedServer(Path launcher, Path folder, Map<String, String> environment) {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  /** Exit code and output of a command. */
  record Run(int exitCode, String output) {}

  /**
   * Copies the launcher, the packaged jars and the files that it compares them with to {@code
   * home}.
   */
  static PackagedServer from(Path home, Path folder, Map<String, String> environment)
      throws IOException {
    Path target = Path.of("bootstrap/target");
    Files.createDirectories(home.resolve("bootstrap/src/main"));
    Files.createDirectories(home.resolve(target).resolve("lib"));
    var files =
        new ArrayList<>(
            List.of(
                Path.of("portcullis"),
                Path.of("pom.xml"),
                Path.of("bootstrap/pom.xml"),
                target.resolve("portcullis.jar")));
    try (Stream<Path> jars = Files.list(REPOSITORY.resolve(target).resolve("lib"))) {
      jars.map(REPOSITORY::relativize).forEach(files::add);
    }
    for (Path file : files) {
      Files.copy(REPOSITORY.resolve(file), home.resolve(file));
    }
    // Newer than all of them, so the launcher finds nothing to build.
    Files.createFile(home.resolve(target).resolve("portcullis.stamp"));
    return new PackagedServer(home.resolve("portcullis"), folder, environment);
  }

  Process start(String... arguments) throws IOException {
    var process = new ProcessBuilder(launcher.toString()).directory(folder.toFile());
    process.command().addAll(List.of(arguments));
    process.environment().keySet().removeIf(name -> name.startsWith("PORTCULLIS_"));
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().putAll(environment);
    return process.redirectError(folder.resolve("errors.log").toFile()).start();
  }

  Run run(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exitCode = process.waitFor();
    return new Run(exitCode, out + Files.readString(folder.resolve("errors.log")));
  }

  /** Starts the server, and checks that it prints its addresses and {@code store}. */
  RunningServer serve(String store, String... options) throws IOException {
    var arguments = new ArrayList<>(List.of("serve"));
    arguments.addAll(List.of(options));
    Process process = start(arguments.toArray(String[]::new));
    var lines = process.inputReader(UTF_8);
    String rest = String.valueOf(lines.readLine());
    assertThat(rest)
        .as(Files.readString(folder.resolve("errors.log")))
        .startsWith("REST   http://");
    assertThat(lines.readLine()).startsWith("gRPC   ");
    assertThat(lines.readLine()).isEqualTo("Store  " + store);
    return new RunningServer(process, rest.replaceFirst("^REST +", ""));
  }
}

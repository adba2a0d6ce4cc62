package dev.portcullis.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A skeleton of the repository in which {@code ./portcullis} is tested. Its Maven and its Java are
 * scripts that record their arguments.
 *
 * @param folder the folder that contains the skeleton and the scripts
 */
record Checkout(Path folder) {
  private static final Path LAUNCHER = Path.of("../portcullis");

  /** Creates the skeleton in an empty folder. */
  static Checkout in(Path folder) throws IOException {
    var checkout = new Checkout(folder);
    Path root = Files.createDirectories(checkout.root());
    Files.createDirectories(checkout.elsewhere());
    Files.copy(LAUNCHER, checkout.launcher());
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.createDirectories(root.resolve("domain/src/main/java"));
    Files.writeString(root.resolve("domain/pom.xml"), "<project/>");
    Files.writeString(root.resolve("domain/src/main/java/Some.java"), "class Some {}");
    checkout.script(
        "tools/mvn",
        """
        echo "$JAVA_HOME" >> '%s'
        echo '[INFO] Building Portcullis: domain 0.1.0-SNAPSHOT   [2/10]'
        mkdir -p bootstrap/target/lib
        touch bootstrap/target/portcullis.jar bootstrap/target/lib/domain.jar
        """
            .formatted(folder.resolve("builds")));
    checkout.script("jdk/bin/java", checkout.java("echo written > \"$cache\""));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    return checkout;
  }

  /**
   * Returns a script for Java, which prints its arguments or, for a training run, runs {@code
   * trainingRun}.
   */
  String java(String trainingRun) {
    return """
    for option; do
      case "$option" in -XX:AOTCacheOutput=*) cache="${option#*=}" ;; esac
    done
    if [ -n "${cache:-}" ]; then
      { printf '%%s|' "$@"; echo; } >> '%s'
      %s
      exit
    fi
    printf '%%s|' "LC_ALL=$LC_ALL" java "$@"; echo
    """
        .formatted(folder.resolve("training-runs"), trainingRun);
  }

  Path root() {
    return folder.resolve("a path/with blanks");
  }

  Path launcher() {
    return root().resolve("portcullis");
  }

  /** Returns the working directory of each start. */
  Path elsewhere() {
    return folder.resolve("elsewhere");
  }

  /** Returns the output folder of the build. */
  Path target() {
    return root().resolve("bootstrap/target");
  }

  void script(String name, String body) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /** Exit code of the launcher, and the output of the launcher and its child processes. */
  record Run(int exitCode, String output) {}

  Run run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
    Process running = start(launcher, environment, arguments);
    String output = new String(running.getInputStream().readAllBytes(), UTF_8);
    return new Run(running.waitFor(), output);
  }

  Run run(Map<String, String> environment, String... arguments) throws Exception {
    return run(launcher(), environment, arguments);
  }

  Process start(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException {
    var process = new ProcessBuilder(launcher.toString()).directory(elsewhere().toFile());
    process.command().addAll(List.of(arguments));
    process.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    process
        .environment()
        .merge(
            "PATH",
            folder.resolve("tools").toString(),
            (path, tools) -> tools + File.pathSeparator + path);
    process
        .environment()
        .keySet()
        .removeAll(
            List.of("HOME", "LC_ALL", "LC_CTYPE", "LANG", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    process.environment().putAll(environment);
    return process.redirectErrorStream(true).start();
  }

  /** Returns how often Maven was called. */
  long builds() throws IOException {
    return lines("builds").size();
  }

  /** Returns the arguments of the training runs, one line each. */
  List<String> trainingRuns() throws IOException {
    return lines("training-runs");
  }

  private List<String> lines(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Files.readAllLines(path) : List.of();
  }

  /** Returns the files that training runs have left. */
  List<Path> caches() throws IOException {
    try (Stream<Path> files = Files.list(target())) {
      return files.filter(file -> file.toString().contains(".aot")).toList();
    }
  }
}

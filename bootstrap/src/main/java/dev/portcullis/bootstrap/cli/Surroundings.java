package dev.portcullis.bootstrap.cli;

import java.io.Console;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a command finds where it is run.
 *
 * @param folder where relative names of files start
 * @param terminal empty where nobody can be asked
 */
record Surroundings(
    Map<String, String> environment, Path folder, InputStream stdin, Optional<Terminal> terminal) {
  /** Copies the environment. */
  Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Somebody who can be asked for a secret. */
  @FunctionalInterface
  interface Terminal {
    /** What is typed after {@code prompt}, unseen; null if nothing is to come any more. */
    char @Nullable [] ask(String prompt);
  }

  /** Those of this process. */
  static Surroundings ofProcess() {
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    return new Surroundings(
        System.getenv(),
        Path.of(""),
        System.in,
        console.map(found -> prompt -> found.readPassword("%s", prompt)));
  }

  /** Those that the command of {@code spec} was run in. */
  static Surroundings of(CommandSpec spec) {
    return ((CommandLines.Root) spec.root().userObject()).surroundings();
  }
}

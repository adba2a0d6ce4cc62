package dev.portcullis.bootstrap.cli.command;

import java.io.Console;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Environment of a command: variables, folder, standard input and terminal.
 *
 * @param folder the folder that relative file names start from
 * @param terminal empty if there is no terminal to ask
 */
public record CommandEnvironment(
    Map<String, String> variables, Path folder, InputStream stdin, Optional<Terminal> terminal) {
  /** Copies the environment. */
  public CommandEnvironment {
    variables = Map.copyOf(variables);
  }

  /** Terminal that can ask for a secret. */
  @FunctionalInterface
  public interface Terminal {
    /** Reads a line after {@code prompt} without showing it; null at the end of input. */
    char @Nullable [] ask(String prompt);
  }

  /** Returns the environment of this process. */
  public static CommandEnvironment ofProcess() {
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    return new CommandEnvironment(
        System.getenv(),
        Path.of(""),
        System.in,
        console.map(found -> prompt -> found.readPassword("%s", prompt)));
  }

  /** Returns the environment of the command that {@code spec} belongs to. */
  public static CommandEnvironment of(CommandSpec spec) {
    return ((RootCommand) spec.root().userObject()).environment();
  }
}

package dev.portcullis.bootstrap.cli;

import dev.portcullis.bootstrap.cli.command.CommandEnvironment;
import dev.portcullis.bootstrap.cli.command.RootCommand;
import dev.portcullis.bootstrap.cli.user.UserCommand;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/**
 * Factory of the command line. Its exit codes are 0 for done, 1 for refused or failed, and 2 for
 * wrong usage.
 */
public final class CommandLines {
  private CommandLines() {}

  /** Returns the command line in the environment of this process. */
  public static CommandLine root() {
    return root(CommandEnvironment.ofProcess());
  }

  /**
   * Returns the command line in {@code folder}, with that environment and without input or
   * terminal.
   */
  public static CommandLine in(Path folder, Map<String, String> environment) {
    return root(
        new CommandEnvironment(
            environment, folder, InputStream.nullInputStream(), Optional.empty()));
  }

  static CommandLine root(CommandEnvironment environment) {
    return new CommandLine(new RootCommand(environment))
        .addSubcommand(new ServeCommand())
        .addSubcommand(new UserCommand())
        .addSubcommand(new AuditCommand())
        .addSubcommand(new DbCommand())
        .addSubcommand(new ImportCommand())
        .addSubcommand(new PasswordsCommand())
        .addSubcommand(new KeysCommand())
        .addSubcommand(new ConfigCommand())
        .addSubcommand(new VersionCommand())
        .setParameterExceptionHandler(WrongUsage::explain)
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> Failures.explain(failure, commandLine.getErr()));
  }
}

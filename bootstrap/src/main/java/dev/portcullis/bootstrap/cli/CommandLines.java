package dev.portcullis.bootstrap.cli;

import dev.portcullis.bootstrap.cli.command.CommandEnvironment;
import dev.portcullis.bootstrap.cli.command.RootCommand;
import dev.portcullis.bootstrap.cli.user.UserCommand;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** The command line: 0 when done, 1 when refused or failed, 2 for wrong usage. */
public final class CommandLines {
  private CommandLines() {}

  /** The whole tree of commands, ready to execute where this process is. */
  public static CommandLine root() {
    return root(CommandEnvironment.ofProcess());
  }

  /** The same, as if run in {@code folder} with that environment, and nobody to ask. */
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
        .addSubcommand(new ConfigCommand())
        .addSubcommand(new VersionCommand())
        .setParameterExceptionHandler(WrongUsage::explain)
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> Failures.explain(failure, commandLine.getErr()));
  }
}

package dev.portcullis.bootstrap.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: 0 when done, 1 when refused or failed, 2 for wrong usage. */
public final class CommandLines {
  private CommandLines() {}

  /** The whole tree of commands, ready to execute where this process is. */
  public static CommandLine root() {
    return root(Surroundings.ofProcess());
  }

  /** The same, as if run in {@code folder} with that environment, and nobody to ask. */
  public static CommandLine in(Path folder, Map<String, String> environment) {
    return root(
        new Surroundings(environment, folder, InputStream.nullInputStream(), Optional.empty()));
  }

  static CommandLine root(Surroundings surroundings) {
    return new CommandLine(new Root(surroundings))
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

  @Command(
      name = "portcullis",
      description = "An authentication and user-management server.",
      footer = {
        "",
        "Exit codes: 0 done, 1 refused or failed, 2 wrong usage.",
      },
      versionProvider = VersionCommand.Versions.class)
  static final class Root extends HelpfulCommand {
    private final Surroundings surroundings;

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        scope = ScopeType.INHERIT,
        description = "Shows this help.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    @Option(
        names = {"-V", "--version"},
        versionHelp = true,
        description = "Shows the versions of Portcullis and of Java.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean version;

    Root(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    Surroundings surroundings() {
      return surroundings;
    }
  }
}

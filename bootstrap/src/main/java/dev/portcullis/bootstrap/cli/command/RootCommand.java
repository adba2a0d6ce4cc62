package dev.portcullis.bootstrap.cli.command;

import dev.portcullis.bootstrap.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Command {@code portcullis}. All others are its subcommands. */
@Command(
    name = "portcullis",
    description = "An authentication and user-management server.",
    footer = {
      "",
      "Exit codes: 0 done, 1 refused or failed, 2 wrong usage.",
    },
    versionProvider = RootCommand.Versions.class)
public final class RootCommand extends CommandGroup {
  private final CommandEnvironment environment;

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

  /** Creates the root of a command line that runs in {@code environment}. */
  public RootCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  CommandEnvironment environment() {
    return environment;
  }

  /** Versions of Portcullis and of Java. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Portcullis %s, Java %s".formatted(Version.of(), Runtime.version())};
    }
  }
}

package dev.portcullis.bootstrap.cli;

import dev.portcullis.bootstrap.cli.command.CommandGroup;
import dev.portcullis.bootstrap.cli.command.ConfiguredCommand;
import picocli.CommandLine.Command;

@Command(
    name = "config",
    description = "Checks the configuration.",
    subcommands = ConfigCommand.Check.class)
final class ConfigCommand extends CommandGroup {
  @Command(name = "check", description = "Checks whether the configuration can be used.")
  static final class Check extends ConfiguredCommand {
    @Override
    public Integer call() {
      configuration();
      out().println("The configuration is fine.");
      return DONE;
    }
  }
}

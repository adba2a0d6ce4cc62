package dev.portcullis.bootstrap.cli;

import picocli.CommandLine.Command;

@Command(
    name = "config",
    description = "Works on the configuration.",
    subcommands = ConfigCommand.Check.class)
final class ConfigCommand extends HelpfulCommand {
  @Command(name = "check", description = "Says whether the configuration can be used.")
  static final class Check extends ConfiguredCommand {
    @Override
    public Integer call() {
      configuration();
      out().println("The configuration is fine.");
      return DONE;
    }
  }
}

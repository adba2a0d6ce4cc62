package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.port.out.StorageProvider.Migration;
import dev.portcullis.bootstrap.Stores;
import dev.portcullis.bootstrap.configuration.Configuration;
import picocli.CommandLine.Command;

@Command(
    name = "db",
    description = "Works on the database's schema.",
    subcommands = {DbCommand.Migrate.class, DbCommand.Status.class})
final class DbCommand extends HelpfulCommand {
  @Command(name = "migrate", description = "Brings the schema up to date.")
  static final class Migrate extends ConfiguredCommand {
    @Override
    public Integer call() {
      Configuration configuration = configuration();
      int applied = Stores.provider(configuration).migrate(Stores.settings(configuration));
      out().println(applied == 0 ? "The schema is up to date." : "Steps applied: " + applied);
      return DONE;
    }
  }

  @Command(name = "status", description = "Shows the schema's steps and which are applied.")
  static final class Status extends ConfiguredCommand {
    @Override
    public Integer call() {
      Configuration configuration = configuration();
      var steps = Stores.provider(configuration).migrations(Stores.settings(configuration));
      for (Migration step : steps) {
        String state = step.applied() ? "applied" : "missing";
        out().printf("%-8s  %-8s  %s%n", step.version(), state, step.description());
      }
      return DONE;
    }
  }
}

package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.port.out.StorageProvider.Migration;
import dev.portcullis.bootstrap.Stores;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "db",
    description = "Works on the database's schema.",
    subcommands = {DbCommand.Migrate.class, DbCommand.Status.class})
final class DbCommand extends HelpfulCommand {
  @Command(
      name = "migrate",
      description = "Brings the schema up to date; makes the store where there is none.")
  static final class Migrate extends ConfiguredCommand {
    @Override
    public Integer call() {
      Configuration configuration = configuration();
      int applied = Stores.migrate(configuration);
      String outcome =
          applied == 0 ? "the schema was up to date" : "steps applied: %d".formatted(applied);
      out().printf("%s: %s%n", Stores.description(configuration), outcome);
      return DONE;
    }
  }

  @Command(
      name = "status",
      description = "Shows the schema's steps and which are applied. Changes nothing.")
  static final class Status extends ConfiguredCommand {
    @Override
    public Integer call() {
      Configuration configuration = configuration();
      List<Migration> steps = Stores.migrations(configuration);
      boolean exists = steps.stream().anyMatch(Migration::applied);
      out()
          .printf(
              "%s%s%n", Stores.description(configuration), exists ? "" : ": there is no store yet");
      var table = new Table("STEP", "STATE", "DESCRIPTION");
      steps.forEach(
          step ->
              table.add(
                  step.version(), step.applied() ? "applied" : "missing", step.description()));
      table.print(out());
      return DONE;
    }
  }
}

package dev.portcullis.bootstrap.cli;

import dev.portcullis.adapters.persistence.transfer.StoreBackup.Written;
import dev.portcullis.adapters.persistence.transfer.StoreCopy.Copied;
import dev.portcullis.application.port.out.operation.StorageProvider.Migration;
import dev.portcullis.bootstrap.Stores;
import dev.portcullis.bootstrap.cli.command.CommandGroup;
import dev.portcullis.bootstrap.cli.command.ConfiguredCommand;
import dev.portcullis.bootstrap.cli.command.Table;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "db",
    description = "Works on the store as a whole: its schema, backups, moving to another.",
    subcommands = {
      DbCommand.Migrate.class,
      DbCommand.Status.class,
      DbCommand.Backup.class,
      DbCommand.Copy.class
    })
final class DbCommand extends CommandGroup {
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

  @Command(
      name = "backup",
      description =
          "Writes the whole store, which may be in use, into one file. It works again when it is"
              + " put in the place of the store's, with the same master key.")
  static final class Backup extends ConfiguredCommand {
    @Parameters(paramLabel = "FILE", description = "Where to; must not be there.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
      Configuration configuration = configuration();
      Path whole = environment().folder().resolve(file).normalize();
      Written written = Stores.backUp(configuration, whole);
      out()
          .printf(
              "%s: %,d users, %,d KiB, are in %s now%n",
              Stores.description(configuration),
              written.users(),
              (written.bytes() + 1023) / 1024,
              whole);
      return DONE;
    }
  }

  @Command(
      name = "copy",
      description =
          "Copies a whole store into an empty database, SQLite or PostgreSQL. If it breaks off, run"
              + " it again: it goes on where it was.")
  static final class Copy extends ConfiguredCommand {
    private static final int SHOWN = 16;

    @Option(
        names = "--from",
        required = true,
        paramLabel = "URL",
        description =
            "jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME?user=U&password=P; the one that is"
                + " configured needs no user and password here.")
    private String from = "";

    @Option(
        names = "--to",
        required = true,
        paramLabel = "URL",
        description = "The same; an empty database, or a file that isn't there.")
    private String to = "";

    private boolean told;

    @Override
    public Integer call() {
      List<Copied> tables = Stores.copy(configuration(), from, to, this::tell);
      if (told) {
        err().println();
        err().flush();
      }
      var table = new Table("TABLE", "ROWS", "SHA-256, THE SAME ON BOTH SIDES");
      tables.forEach(
          one ->
              table.add(
                  one.table(),
                  "%,d".formatted(one.rows()),
                  one.checksum().substring(0, SHOWN) + "…"));
      table.print(out());
      out().println("Keep the master key; then set database.url to the new store.");
      return DONE;
    }

    /** Over and over in one line, for whoever waits. */
    private void tell(String table, long rows) {
      told = true;
      err().printf("\r%-20s%,12d rows…", table, rows);
      err().flush();
    }
  }
}

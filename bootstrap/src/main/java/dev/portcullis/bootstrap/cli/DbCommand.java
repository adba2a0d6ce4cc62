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
    description = "Manages the store: its schema, backups and copies.",
    subcommands = {
      DbCommand.Migrate.class,
      DbCommand.Status.class,
      DbCommand.Backup.class,
      DbCommand.Copy.class
    })
final class DbCommand extends CommandGroup {
  @Command(
      name = "migrate",
      description = "Updates the schema; creates the store if it doesn't exist.")
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
      description = "Lists the schema's steps and which are applied. Changes nothing.")
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
          "Writes the whole store into one file, also while it is in use. To restore, replace the"
              + " store's file by it; the master key must be the same.")
  static final class Backup extends ConfiguredCommand {
    @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
      Configuration configuration = configuration();
      Path whole = environment().folder().resolve(file).normalize();
      Written written = Stores.backUp(configuration, whole);
      out()
          .printf(
              "%s: wrote %,d users, %,d KiB, to %s%n",
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
          "Copies a whole store into an empty database, SQLite or PostgreSQL. If it is"
              + " interrupted, run it again to continue.")
  static final class Copy extends ConfiguredCommand {
    private static final int SHOWN = 16;

    @Option(
        names = "--from",
        required = true,
        paramLabel = "URL",
        description =
            "jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME?user=U&password=P; the"
                + " configured store needs no user and password here.")
    private String from = "";

    @Option(
        names = "--to",
        required = true,
        paramLabel = "URL",
        description = "Like --from; an empty database, or a file that doesn't exist.")
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

    /** Rewrites one line with the progress. */
    private void tell(String table, long rows) {
      told = true;
      err().printf("\r%-20s%,12d rows…", table, rows);
      err().flush();
    }
  }
}

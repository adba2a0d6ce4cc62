package dev.portcullis.bootstrap.cli;

import dev.portcullis.adapters.persistence.fastapiusers.FastapiUsersDatabase.Tables;
import dev.portcullis.application.port.in.importing.ImportUsers;
import dev.portcullis.application.port.in.importing.ImportUsers.Report;
import dev.portcullis.application.port.in.importing.ImportUsers.Tally;
import dev.portcullis.bootstrap.Imports;
import dev.portcullis.bootstrap.cli.command.CommandGroup;
import dev.portcullis.bootstrap.cli.command.ConfiguredCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "import",
    description = "Imports users from another system.",
    subcommands = ImportCommand.FastapiUsers.class)
final class ImportCommand extends CommandGroup {
  @Command(
      name = "fastapi-users",
      description =
          "Imports users, password hashes and OAuth accounts. Can be run again: users that exist"
              + " here stay unchanged.")
  static final class FastapiUsers extends ConfiguredCommand {
    private static final int SHOWN = 20;
    private static final int ROWS_WORTH_TELLING = 100;

    @Option(
        names = "--url",
        required = true,
        paramLabel = "JDBC-URL",
        description = "jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME?user=U&password=P.")
    private String url = "";

    @Option(names = "--dry-run", description = "Changes nothing, and shows what would be imported.")
    private boolean dryRun;

    @Option(
        names = "--user-table",
        paramLabel = "NAME",
        defaultValue = "user",
        description = "The name of the users' table; by default ${DEFAULT-VALUE}.")
    private String userTable = "";

    @Option(
        names = "--oauth-table",
        paramLabel = "NAME",
        defaultValue = "oauth_account",
        description = "The name of the OAuth accounts' table; by default ${DEFAULT-VALUE}.")
    private String oauthTable = "";

    @Override
    public Integer call() {
      var tables = new Tables(userTable, oauthTable);
      try (var imports = Imports.open(configuration(), url, tables)) {
        var command = new ImportUsers.Command(dryRun, this::tell);
        show(imports.importUsers().run(command));
      }
      return DONE;
    }

    /** Rewrites one line with the progress. */
    private void tell(long rows) {
      err().printf("\r%,d rows…", rows);
      err().flush();
    }

    private void show(Report report) {
      if (report.users().read() + report.accounts().read() >= ROWS_WORTH_TELLING) {
        err().println();
        err().flush();
      }
      out()
          .printf(
              "%-16s%10s%10s%10s%10s%n",
              dryRun ? "Would be" : "", "read", "imported", "present", "skipped");
      row("Users", report.users());
      row("OAuth accounts", report.accounts());
      if (report.unreadablePasswords() > 0) {
        out()
            .printf(
                "%,d users have a password hash that can't be checked here; they must reset their"
                    + " passwords.%n",
                report.unreadablePasswords());
      }
      report.skipped().stream()
          .limit(SHOWN)
          .forEach(row -> out().printf("Skipped %s: %s%n", row.row(), row.reason()));
      long more = report.users().skipped() + report.accounts().skipped() - SHOWN;
      if (more > 0) {
        out().printf("… and %,d more%n", more);
      }
    }

    private void row(String what, Tally tally) {
      out()
          .printf(
              "%-16s%,10d%,10d%,10d%,10d%n",
              what, tally.read(), tally.imported(), tally.present(), tally.skipped());
    }
  }
}

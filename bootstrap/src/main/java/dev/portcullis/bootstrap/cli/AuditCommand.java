package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.audit.ReadAuditLog;
import dev.portcullis.application.port.in.audit.ReadAuditLog.Line;
import dev.portcullis.application.port.in.audit.ReadAuditLog.Person;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.bootstrap.cli.command.CommandGroup;
import dev.portcullis.bootstrap.cli.command.CommandRefused;
import dev.portcullis.bootstrap.cli.command.ConfiguredCommand;
import dev.portcullis.bootstrap.cli.command.Emails;
import dev.portcullis.bootstrap.cli.command.Table;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "audit",
    description = "Shows the audit log.",
    subcommands = AuditCommand.ListLines.class)
final class AuditCommand extends CommandGroup {
  @Command(name = "list", description = "Lists the latest entries, newest first.")
  static final class ListLines extends ConfiguredCommand {
    @Option(
        names = "--user",
        paramLabel = "EMAIL",
        description = "Only the entries of this user; for a deleted user, give the id.")
    private @Nullable String user;

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "50",
        description = "The maximum number of entries; by default ${DEFAULT-VALUE}.")
    private int limit;

    @Override
    public Integer call() {
      var command = new ReadAuditLog.Command(Administrator.operator(), reference(), limit());
      try (var administration = Administration.open(configuration())) {
        switch (administration.audit().readAuditLog().read(command)) {
          case ReadAuditLog.Result.Lines found -> show(found.lines(), administration.storage());
          case Rejection rejection ->
              throw new CommandRefused(
                  "There is no user %s in %s".formatted(user, administration.storage()));
        }
      }
      return DONE;
    }

    private ReadAuditLog.Limit limit() {
      try {
        return new ReadAuditLog.Limit(limit);
      } catch (InvalidInput refused) {
        throw new CommandRefused("--limit: " + refused.rule());
      }
    }

    private Optional<UserReference> reference() {
      return Optional.ofNullable(user)
          .map(
              text ->
                  text.contains("@")
                      ? new UserReference.WithEmail(Emails.stored(text))
                      : UserReference.ofId(text));
    }

    private void show(List<Line> lines, String storage) {
      if (lines.isEmpty()) {
        out().printf("No entries found in the audit log of %s%n", storage);
        return;
      }
      var table = new Table("TIME", "WHAT", "USER", "BY", "ADDRESS", "DETAILS");
      for (Line line : lines) {
        table.add(
            line.at().truncatedTo(ChronoUnit.SECONDS).toString(),
            line.what(),
            name(line.subject()),
            name(line.by()),
            line.address(),
            line.details());
      }
      table.print(out());
    }

    private static String name(Optional<Person> person) {
      return person
          .map(somebody -> somebody.email().map(Object::toString).orElse(somebody.id().toString()))
          .orElse("-");
    }
  }
}

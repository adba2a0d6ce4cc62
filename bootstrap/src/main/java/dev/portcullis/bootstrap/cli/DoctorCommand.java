package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.port.out.emaillink.Mailer.NotSent;
import dev.portcullis.bootstrap.Mailers;
import dev.portcullis.bootstrap.cli.command.CommandRefused;
import dev.portcullis.bootstrap.cli.command.ConfiguredCommand;
import dev.portcullis.bootstrap.cli.command.Emails;
import dev.portcullis.bootstrap.cli.command.Table;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.doctor.Doctor;
import dev.portcullis.bootstrap.doctor.Finding;
import dev.portcullis.domain.account.EmailAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description = {
      "Lists what is unsafe or unwise in this installation, each with the key to",
      "change. Changes nothing. The exit code is 1 if anything is unsafe."
    })
final class DoctorCommand extends ConfiguredCommand {
  private static final int UNSAFE = 1;

  @Option(
      names = "--send-mail",
      paramLabel = "ADDRESS",
      description = "First sends a test mail, and shows what the mail server answers.")
  private @Nullable String address;

  @Override
  public Integer call() {
    Configuration configuration = configuration();
    if (address != null) {
      sendMail(configuration, Emails.parse(address));
    }
    List<Finding> findings = new ArrayList<>(Doctor.examineSettings(configuration));
    try {
      findings.addAll(Doctor.examineStore(configuration, InstantSource.system()));
    } catch (RuntimeException unexamined) {
      show(findings);
      throw unexamined;
    }
    if (findings.isEmpty()) {
      out().println("Nothing unsafe or unwise found.");
    }
    show(findings);
    return findings.stream().anyMatch(Finding::isUnsafe) ? UNSAFE : DONE;
  }

  private void sendMail(Configuration configuration, EmailAddress to) {
    try {
      String reply =
          Mailers.sendTest(configuration, to)
              .orElseThrow(
                  () ->
                      new CommandRefused(
                          "mail.transport is log, so there is no mail server to try"));
      out().printf("The test mail to %s is sent: %s%n", to, reply);
      out().flush();
    } catch (NotSent failure) {
      throw new CommandRefused("The test mail was not sent: " + failure.getMessage());
    }
  }

  private void show(List<Finding> findings) {
    var table = new Table("SEVERITY", "KEY", "REASON AND REMEDY");
    findings.stream()
        .sorted(Comparator.comparing(Finding::severity))
        .forEach(
            finding ->
                table.add(
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.key(),
                    finding.text()));
    if (!table.isEmpty()) {
      table.print(out());
    }
    out().flush();
  }
}

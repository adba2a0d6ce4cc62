package dev.portcullis.bootstrap.cli.user;

import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.registration.CreateUser;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.bootstrap.cli.command.CommandRefused;
import dev.portcullis.bootstrap.cli.command.ConfiguredCommand;
import dev.portcullis.bootstrap.cli.command.Emails;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.password.Password;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "create", description = "Creates a user; asks for the password on a terminal.")
final class UserCreateCommand extends ConfiguredCommand {
  @ArgGroup(multiplicity = "1")
  private Email email = new Email();

  @Option(names = "--superuser", description = "The user may administer others.")
  private boolean superuser;

  @Option(names = "--verified", description = "The e-mail address counts as verified.")
  private boolean verified;

  @Option(
      names = "--attributes",
      paramLabel = "JSON",
      description = "The user's custom fields, as defined by user.schema.")
  private @Nullable String attributes;

  @Option(
      names = "--password-stdin",
      description = "Reads the password from the first line of stdin, in UTF-8.")
  private boolean passwordFromStdin;

  /** E-mail address, as an option or as an argument. */
  private static final class Email {
    @Option(
        names = "--email",
        paramLabel = "EMAIL",
        description = "The address to log in with, as an option.")
    private String named = "";

    @Parameters(paramLabel = "EMAIL", description = "The address to log in with.")
    private String unnamed = "";

    EmailAddress parsed() {
      return Emails.parse(named.isEmpty() ? unnamed : named);
    }
  }

  @Override
  public Integer call() throws IOException {
    Configuration configuration = configuration();
    EmailAddress address = email.parsed();
    Attributes fields =
        attributes == null
            ? Attributes.NONE
            : OwnFields.parse(attributes, configuration.userSchema().names());
    var command =
        new CreateUser.Command(
            Administrator.operator(), address, password(), fields, superuser, verified);
    switch (create(configuration, command)) {
      case CreateUser.Result.Created created ->
          out()
              .printf(
                  "%s is created now, with the id %s%n",
                  created.user().email(), created.user().id());
      case CreateUser.Result.InvalidAttributes bad ->
          throw new CommandRefused(OwnFields.explained(bad.violations()));
      case Rejection rejection ->
          throw new CommandRefused(rejection.reason().orElse(address + " has an account already"));
    }
    return DONE;
  }

  /** Wipes the password of {@code command}, even if the store can't be opened. */
  static CreateUser.Result create(Configuration configuration, CreateUser.Command command) {
    try (var administration = Administration.openOrCreate(configuration)) {
      return administration.registration().createUser().create(command);
    } finally {
      command.password().close();
    }
  }

  private Password password() throws IOException {
    if (passwordFromStdin) {
      return NewPassword.firstLineOf(environment().stdin());
    }
    return NewPassword.typedAt(
        environment()
            .terminal()
            .orElseThrow(
                () ->
                    new CommandRefused(
                        "There is no terminal to ask for the password; use --password-stdin")));
  }
}

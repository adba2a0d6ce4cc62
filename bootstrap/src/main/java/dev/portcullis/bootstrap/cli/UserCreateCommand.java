package dev.portcullis.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.application.port.in.CreateUser;
import dev.portcullis.application.port.in.Rejection;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.session.Administrator;
import dev.portcullis.domain.user.Attributes;
import dev.portcullis.domain.user.EmailAddress;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "create", description = "Makes a user; asks for the password on a terminal.")
final class UserCreateCommand extends ConfiguredCommand {
  @Option(
      names = "--email",
      required = true,
      paramLabel = "E",
      description = "The address to log in with.")
  private String email = "";

  @Option(names = "--superuser", description = "The user may administer others.")
  private boolean superuser;

  @Option(names = "--verified", description = "The address is known to be the user's own.")
  private boolean verified;

  @Option(
      names = "--password-stdin",
      description = "Reads the password from the first line of stdin.")
  private boolean passwordFromStdin;

  @Override
  public Integer call() throws IOException {
    Configuration configuration = configuration();
    EmailAddress address = Emails.parse(email);
    var command =
        new CreateUser.Command(
            Administrator.operator(), address, password(), Attributes.NONE, superuser, verified);
    try (var administration = Administration.open(configuration)) {
      switch (administration.createUser().create(command)) {
        case CreateUser.Result.Created created ->
            out().printf("Created %s  %s%n", created.user().email(), created.user().id());
        case CreateUser.Result.InvalidAttributes bad ->
            throw new Refusal("Own fields: " + bad.violations());
        case Rejection rejection ->
            throw new Refusal(rejection.reason().orElse(address + " has an account already"));
      }
    }
    return DONE;
  }

  private Password password() throws IOException {
    try {
      return Password.wiping(passwordFromStdin ? firstLine() : prompt());
    } catch (InvalidInput refused) {
      throw new Refusal("The password " + refused.rule());
    }
  }

  private static char[] firstLine() throws IOException {
    String line = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
    return line == null ? new char[0] : line.toCharArray();
  }

  private static char[] prompt() {
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(
                () -> new Refusal("No terminal to ask on: use --password-stdin for the password"));
    char[] first = console.readPassword("Password: ");
    char[] second = console.readPassword("Again: ");
    boolean same = Arrays.equals(first, second);
    Arrays.fill(second, '\0');
    if (!same) {
      throw new Refusal("These were two different passwords");
    }
    return first;
  }
}

package dev.portcullis.bootstrap.cli.user;

import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.account.DeleteUser;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.bootstrap.cli.command.CommandRefused;
import dev.portcullis.bootstrap.cli.command.ConfiguredCommand;
import dev.portcullis.bootstrap.cli.command.Emails;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Deletes a user, and ends all the user's sessions.")
final class UserDeleteCommand extends ConfiguredCommand {
  @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
  private String email = "";

  @Override
  public Integer call() {
    var address = Emails.stored(email);
    var command =
        new DeleteUser.Command(
            Administrator.operator(), new UserReference.WithEmail(address), ClientInfo.UNKNOWN);
    try (var administration = Administration.open(configuration())) {
      switch (administration.account().deleteUser().delete(command)) {
        case DeleteUser.Result.Deleted deleted -> out().println(address + " is deleted now");
        case Rejection rejection ->
            throw new CommandRefused(
                "There is no user %s in %s".formatted(address, administration.storage()));
      }
    }
    return DONE;
  }
}

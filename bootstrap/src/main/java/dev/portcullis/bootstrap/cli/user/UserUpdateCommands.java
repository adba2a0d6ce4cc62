package dev.portcullis.bootstrap.cli.user;

import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.account.UpdateUser.Changes;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.bootstrap.cli.command.CommandRefused;
import dev.portcullis.bootstrap.cli.command.ConfiguredCommand;
import dev.portcullis.bootstrap.cli.command.Emails;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Commands that change one attribute of a user. */
final class UserUpdateCommands {
  private UserUpdateCommands() {}

  @Command(name = "promote", description = "Makes a user a superuser.")
  static final class Promote extends Update {
    Promote() {
      super("a superuser", Changes.NONE.withSuperuser(true));
    }
  }

  @Command(name = "demote", description = "Makes a superuser an ordinary user.")
  static final class Demote extends Update {
    Demote() {
      super("an ordinary user", Changes.NONE.withSuperuser(false));
    }
  }

  @Command(name = "activate", description = "Lets a user log in again.")
  static final class Activate extends Update {
    Activate() {
      super("active", Changes.NONE.withActive(true));
    }
  }

  @Command(name = "deactivate", description = "Locks a user out, and ends all the user's sessions.")
  static final class Deactivate extends Update {
    Deactivate() {
      super("inactive", Changes.NONE.withActive(false));
    }
  }

  abstract static class Update extends ConfiguredCommand {
    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    private final String state;
    private final Changes changes;

    Update(String state, Changes changes) {
      this.state = state;
      this.changes = changes;
    }

    @Override
    public Integer call() {
      EmailAddress address = Emails.stored(email);
      try (var administration = Administration.open(configuration())) {
        var command =
            new UpdateUser.Command.Any(
                Administrator.operator(),
                new UserReference.WithEmail(address),
                () -> changes,
                ClientInfo.UNKNOWN);
        switch (administration.account().updateUser().update(command)) {
          case UpdateUser.Result.Updated updated ->
              out()
                  .printf(
                      "%s is %s %s%n",
                      updated.user().email(), state, updated.changed() ? "now" : "already");
          case UpdateUser.Result.InvalidAttributes bad ->
              throw new IllegalStateException(
                  "an update without custom fields can't have an invalid one");
          case Rejection rejection ->
              throw new CommandRefused(
                  "There is no user %s in %s".formatted(address, administration.storage()));
        }
      }
      return DONE;
    }
  }
}

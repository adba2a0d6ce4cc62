package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.account.GetUser;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The commands that change one thing of one user. */
final class UserUpdateCommands {
  private UserUpdateCommands() {}

  @Command(name = "promote", description = "Makes a user a superuser.")
  static final class Promote extends Update {
    Promote() {
      super("a superuser", Optional.empty(), Optional.of(true));
    }
  }

  @Command(name = "demote", description = "Makes a superuser an ordinary user.")
  static final class Demote extends Update {
    Demote() {
      super("an ordinary user", Optional.empty(), Optional.of(false));
    }
  }

  @Command(name = "activate", description = "Lets a user log in again.")
  static final class Activate extends Update {
    Activate() {
      super("active", Optional.of(true), Optional.empty());
    }
  }

  @Command(name = "deactivate", description = "Keeps a user out, and ends all the user's sessions.")
  static final class Deactivate extends Update {
    Deactivate() {
      super("inactive", Optional.of(false), Optional.empty());
    }
  }

  abstract static class Update extends ConfiguredCommand {
    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    private final String state;
    private final Optional<Boolean> active;
    private final Optional<Boolean> superuser;

    Update(String state, Optional<Boolean> active, Optional<Boolean> superuser) {
      this.state = state;
      this.active = active;
      this.superuser = superuser;
    }

    @Override
    public Integer call() {
      try (var administration = Administration.open(configuration())) {
        User before = find(Emails.stored(email), administration);
        User after = update(before, administration);
        tell(after, after.equals(before) ? "already" : "now");
      }
      return DONE;
    }

    private static User find(EmailAddress address, Administration administration) {
      var user = new UserReference.WithEmail(address);
      var command = new GetUser.Command(Administrator.operator(), user);
      return switch (administration.account().getUser().get(command)) {
        case GetUser.Result.Found found -> found.user();
        case Rejection rejection -> throw noUser(address, administration);
      };
    }

    private User update(User user, Administration administration) {
      var command =
          new UpdateUser.Command.Any(
              Administrator.operator(),
              user,
              Optional.empty(),
              Optional.empty(),
              active,
              superuser,
              Optional.empty(),
              Attributes.NONE,
              ClientInfo.UNKNOWN);
      return switch (administration.account().updateUser().update(command)) {
        case UpdateUser.Result.Updated updated -> updated.user();
        case UpdateUser.Result.InvalidAttributes bad ->
            throw new IllegalStateException("there was no field to be invalid");
        case Rejection rejection -> throw noUser(user.email(), administration);
      };
    }

    private static Refusal noUser(EmailAddress address, Administration administration) {
      return new Refusal("There is no user %s in %s".formatted(address, administration.storage()));
    }

    private void tell(User user, String since) {
      out().printf("%s is %s %s%n", user.email(), state, since);
    }
  }
}

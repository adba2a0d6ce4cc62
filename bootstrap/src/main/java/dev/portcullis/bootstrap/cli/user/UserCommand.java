package dev.portcullis.bootstrap.cli.user;

import dev.portcullis.bootstrap.cli.command.CommandGroup;
import picocli.CommandLine.Command;

@Command(
    name = "user",
    description = "Manages users, also while a server is running.",
    subcommands = {
      UserCreateCommand.class,
      UserUpdateCommands.Promote.class,
      UserUpdateCommands.Demote.class,
      UserUpdateCommands.Activate.class,
      UserUpdateCommands.Deactivate.class,
      UserDeleteCommand.class,
      UserListCommand.class
    })
public final class UserCommand extends CommandGroup {}

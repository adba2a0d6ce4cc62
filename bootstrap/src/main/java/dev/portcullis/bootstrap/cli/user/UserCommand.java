package dev.portcullis.bootstrap.cli.user;

import dev.portcullis.bootstrap.cli.command.CommandGroup;
import picocli.CommandLine.Command;

@Command(
    name = "user",
    description = "Works on users, while a server may be running.",
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

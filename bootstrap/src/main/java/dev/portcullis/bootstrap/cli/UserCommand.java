package dev.portcullis.bootstrap.cli;

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
final class UserCommand extends HelpfulCommand {}

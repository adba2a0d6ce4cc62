package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.port.in.ListUsers;
import dev.portcullis.application.port.in.ListUsers.PageSize;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.domain.session.Administrator;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Shows all users, in the order of their ids.")
final class UserListCommand extends ConfiguredCommand {
  private static final PageSize PAGE = new PageSize(1_000);

  @Override
  public Integer call() {
    try (var administration = Administration.open(configuration())) {
      Optional<UserId> after = Optional.empty();
      do {
        var command = new ListUsers.Command(Administrator.operator(), after, PAGE);
        var page = administration.listUsers().list(command);
        page.users().forEach(user -> out().println(line(user)));
        after = page.next();
      } while (after.isPresent());
    }
    return DONE;
  }

  private static String line(User user) {
    String marks =
        Stream.of(
                user.active() ? "" : "inactive",
                user.superuser() ? "superuser" : "",
                user.verified() ? "verified" : "")
            .filter(mark -> !mark.isEmpty())
            .collect(Collectors.joining(", "));
    return "%s  %-32s  %s".formatted(user.id(), user.email(), marks).stripTrailing();
  }
}

package dev.portcullis.bootstrap.cli.user;

import dev.portcullis.application.port.in.account.ListUsers;
import dev.portcullis.application.port.in.account.ListUsers.PageSize;
import dev.portcullis.application.port.in.account.ListUsers.PageToken;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.bootstrap.cli.command.ConfiguredCommand;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.login.Administrator;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Lists all users, in the order of their ids.")
final class UserListCommand extends ConfiguredCommand {
  private static final PageSize PAGE = new PageSize(1_000);

  /** Fixed widths, because only the last cell can be wide. */
  private static final String ROW = "%-36s  %-6s  %-9s  %-8s  %s%n";

  @Override
  public Integer call() {
    try (var administration = Administration.open(configuration())) {
      ListUsers.Result page = page(administration, Optional.empty());
      if (page.users().isEmpty()) {
        out().printf("There are no users in %s%n", administration.storage());
        return DONE;
      }
      out().printf(ROW, "ID", "ACTIVE", "SUPERUSER", "VERIFIED", "E-MAIL");
      page.users().forEach(this::show);
      while (page.next().isPresent()) {
        page = page(administration, page.next());
        page.users().forEach(this::show);
      }
    }
    return DONE;
  }

  private static ListUsers.Result page(Administration administration, Optional<PageToken> after) {
    return administration
        .account()
        .listUsers()
        .list(new ListUsers.Command(Administrator.operator(), after, PAGE));
  }

  private void show(User user) {
    out()
        .printf(
            ROW,
            user.id(),
            word(user.active()),
            word(user.superuser()),
            word(user.verified()),
            user.email());
  }

  private static String word(boolean mark) {
    return mark ? "yes" : "no";
  }
}

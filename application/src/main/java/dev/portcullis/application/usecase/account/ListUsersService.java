package dev.portcullis.application.usecase.account;

import dev.portcullis.application.port.in.account.ListUsers;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.domain.account.User;
import java.util.List;
import java.util.Optional;

/** Pages through the users by key, so that every page costs the same. */
final class ListUsersService implements ListUsers {
  private final UserRepository users;

  ListUsersService(UserRepository users) {
    this.users = users;
  }

  @Override
  public Result list(Command command) {
    int size = command.size().value();
    // One more than fits, to learn whether a page follows.
    List<User> found = users.list(command.after().map(PageToken::last), size + 1);
    if (found.size() <= size) {
      return new Result(found, Optional.empty());
    }
    List<User> page = found.subList(0, size);
    return new Result(page, Optional.of(new PageToken(page.getLast().id())));
  }
}

package dev.portcullis.application.usecase;

import dev.portcullis.application.port.in.DeleteUser;
import dev.portcullis.application.port.out.UserRepository;

/** Deletes accounts. */
public final class DeleteUserService implements DeleteUser {
  private final UserRepository users;

  /** Deletes from {@code users}. */
  public DeleteUserService(UserRepository users) {
    this.users = users;
  }

  @Override
  public Result delete(Command command) {
    return Accounts.find(users, command.user())
        .filter(account -> users.remove(account.id()))
        .<Result>map(removed -> new Result.Deleted())
        .orElseGet(Result.NotFound::new);
  }
}

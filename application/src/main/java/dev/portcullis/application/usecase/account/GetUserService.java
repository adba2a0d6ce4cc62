package dev.portcullis.application.usecase.account;

import dev.portcullis.application.port.in.account.GetUser;
import dev.portcullis.application.port.out.account.UserRepository;

/** Looks users up. */
final class GetUserService implements GetUser {
  private final UserRepository users;

  GetUserService(UserRepository users) {
    this.users = users;
  }

  @Override
  public Result get(Command command) {
    return Accounts.find(users, command.user())
        .<Result>map(account -> new Result.Found(account.user()))
        .orElseGet(Result.NotFound::new);
  }
}

package dev.portcullis.application.usecase;

import dev.portcullis.application.port.in.CreateUser;
import dev.portcullis.application.usecase.NewAccounts.Opening;

/** Opens accounts on an administrator's behalf, with the rights that the administrator gives. */
public final class CreateUserService implements CreateUser {
  private final NewAccounts newAccounts;

  /** Opens them through {@code newAccounts}. */
  public CreateUserService(NewAccounts newAccounts) {
    this.newAccounts = newAccounts;
  }

  @Override
  public Result create(Command command) {
    try (var password = command.password()) {
      Opening opening =
          newAccounts.open(command.email(), password, command.superuser(), command.verified());
      return switch (opening) {
        case Opening.Opened opened -> new Result.Created(opened.user());
        case Opening.EmailTaken taken -> new Result.EmailTaken();
        case Opening.WeakPassword weak -> new Result.WeakPassword(weak.objection());
      };
    }
  }
}

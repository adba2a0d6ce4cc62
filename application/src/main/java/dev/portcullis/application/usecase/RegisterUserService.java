package dev.portcullis.application.usecase;

import dev.portcullis.application.port.in.RegisterUser;
import dev.portcullis.application.usecase.NewAccounts.Opening;

/** Opens accounts for whoever asks: active, unverified, no superusers. */
public final class RegisterUserService implements RegisterUser {
  private final NewAccounts newAccounts;

  /** Opens them through {@code newAccounts}. */
  public RegisterUserService(NewAccounts newAccounts) {
    this.newAccounts = newAccounts;
  }

  @Override
  public Result register(Command command) {
    try (var password = command.password()) {
      return switch (newAccounts.open(command.email(), password, false, false)) {
        case Opening.Opened opened -> new Result.Registered(opened.user());
        case Opening.EmailTaken taken -> new Result.EmailTaken();
        case Opening.WeakPassword weak -> new Result.WeakPassword(weak.objection());
      };
    }
  }
}

package dev.portcullis.application.usecase.registration;

import dev.portcullis.application.port.in.registration.RegisterUser;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.application.usecase.registration.AccountCreation.Opening;
import dev.portcullis.application.usecase.registration.AccountCreation.Wish;

/** Opens accounts for whoever asks: active, unverified, no superusers. */
public final class RegisterUserService implements RegisterUser {
  private final AccountCreation newAccounts;
  private final Journal journal;

  /** Opens them through {@code newAccounts}. */
  public RegisterUserService(AccountCreation newAccounts, Journal journal) {
    this.newAccounts = newAccounts;
    this.journal = journal;
  }

  @Override
  public Result register(Command command) {
    try (var password = command.password()) {
      var wish = new Wish(command.email(), password, command.attributes(), false, false);
      return switch (newAccounts.open(wish, journal.occasion(command.client()))) {
        case Opening.Opened opened -> new Result.Registered(opened.user());
        case Opening.EmailTaken taken -> new Result.EmailTaken();
        case Opening.InvalidAttributes bad -> new Result.InvalidAttributes(bad.violations());
        case Opening.WeakPassword weak -> new Result.WeakPassword(weak.objection());
      };
    }
  }
}

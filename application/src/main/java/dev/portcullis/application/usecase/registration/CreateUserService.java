package dev.portcullis.application.usecase.registration;

import dev.portcullis.application.port.in.registration.CreateUser;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.application.usecase.registration.AccountCreation.Opening;
import dev.portcullis.application.usecase.registration.AccountCreation.Wish;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.ClientInfo;

/** Opens accounts on an administrator's behalf, with the rights that the administrator gives. */
public final class CreateUserService implements CreateUser {
  private final AccountCreation newAccounts;
  private final Journal journal;

  /** Opens them through {@code newAccounts}. */
  public CreateUserService(AccountCreation newAccounts, Journal journal) {
    this.newAccounts = newAccounts;
    this.journal = journal;
  }

  @Override
  public Result create(Command command) {
    try (var password = command.password()) {
      var wish =
          new Wish(
              command.email(),
              password,
              command.attributes(),
              command.superuser(),
              command.verified());
      EventContext occasion = journal.occasion(ClientInfo.UNKNOWN, command.by().id());
      return switch (newAccounts.open(wish, occasion)) {
        case Opening.Opened opened -> new Result.Created(opened.user());
        case Opening.EmailTaken taken -> new Result.EmailTaken();
        case Opening.InvalidAttributes bad -> new Result.InvalidAttributes(bad.violations());
        case Opening.WeakPassword weak -> new Result.WeakPassword(weak.objection());
      };
    }
  }
}

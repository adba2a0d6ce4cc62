package dev.portcullis.application.usecase;

import dev.portcullis.application.port.in.CreateUser;
import dev.portcullis.application.usecase.NewAccounts.Opening;
import dev.portcullis.application.usecase.NewAccounts.Wish;
import dev.portcullis.domain.event.Occasion;
import dev.portcullis.domain.session.Client;

/** Opens accounts on an administrator's behalf, with the rights that the administrator gives. */
public final class CreateUserService implements CreateUser {
  private final NewAccounts newAccounts;
  private final Journal journal;

  /** Opens them through {@code newAccounts}. */
  public CreateUserService(NewAccounts newAccounts, Journal journal) {
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
      Occasion occasion = journal.occasion(Client.UNKNOWN, command.by().id());
      return switch (newAccounts.open(wish, occasion)) {
        case Opening.Opened opened -> new Result.Created(opened.user());
        case Opening.EmailTaken taken -> new Result.EmailTaken();
        case Opening.InvalidAttributes bad -> new Result.InvalidAttributes(bad.violations());
        case Opening.WeakPassword weak -> new Result.WeakPassword(weak.objection());
      };
    }
  }
}

package dev.portcullis.application.usecase.registration;

import dev.portcullis.application.port.in.registration.CreateUser;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.login.AdministratorAccess;
import dev.portcullis.application.usecase.registration.AccountCreation.CreationResult;
import dev.portcullis.application.usecase.registration.AccountCreation.NewAccountRequest;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.ClientInfo;

/** Opens accounts for an administrator, with the rights that the administrator grants. */
final class CreateUserService implements CreateUser {
  private final AccountCreation accounts;
  private final AdministratorAccess access;
  private final Clock clock;

  CreateUserService(AccountCreation accounts, AdministratorAccess access, Clock clock) {
    this.accounts = accounts;
    this.access = access;
    this.clock = clock;
  }

  @Override
  public Result create(Command command) {
    try (var password = command.password()) {
      var request =
          new NewAccountRequest(
              command.email(),
              password,
              command.attributes(),
              command.superuser(),
              command.verified());
      var context = new EventContext(clock.now(), ClientInfo.UNKNOWN, command.by().id());
      return switch (accounts.open(request, () -> access.check(command.by()), context)) {
        case CreationResult.Created opened -> new Result.Created(opened.user());
        case CreationResult.EmailTaken taken -> new Result.EmailTaken();
        case CreationResult.InvalidAttributes bad -> new Result.InvalidAttributes(bad.violations());
        case CreationResult.WeakPassword weak -> new Result.WeakPassword(weak.objection());
        case CreationResult.NoLongerPermitted lost -> new Result.NoLongerPermitted(lost.why());
      };
    }
  }
}

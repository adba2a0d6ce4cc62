package dev.portcullis.application.usecase.account;

import dev.portcullis.application.port.in.account.AuthorizeAdministrator;
import dev.portcullis.domain.login.Administrator;

/** Lets superusers administer. */
final class AuthorizeAdministratorService implements AuthorizeAdministrator {
  @Override
  public Result authorize(Command command) {
    return Administrator.of(command.caller())
        .<Result>map(Result.Authorized::new)
        .orElseGet(Result.NotSuperuser::new);
  }
}

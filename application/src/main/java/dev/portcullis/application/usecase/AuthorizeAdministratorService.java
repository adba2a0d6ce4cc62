package dev.portcullis.application.usecase;

import dev.portcullis.application.port.in.AuthorizeAdministrator;
import dev.portcullis.domain.session.Administrator;

/** Lets superusers administer. */
public final class AuthorizeAdministratorService implements AuthorizeAdministrator {
  @Override
  public Result authorize(Command command) {
    return Administrator.of(command.caller())
        .<Result>map(Result.Authorized::new)
        .orElseGet(Result.NotSuperuser::new);
  }
}

package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.AdmitAdministrator;
import dev.portcullis.domain.login.Administrator;
import java.util.Optional;

/** Checks whether a caller is a superuser. */
final class AdmitAdministratorService implements AdmitAdministrator {
  private final AdministrationRefusals refusals;

  AdmitAdministratorService(AdministrationRefusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public Result admit(Command command) {
    Optional<Administrator> administrator = command.caller().administrator();
    if (administrator.isPresent()) {
      return new Result.Admitted(administrator.get());
    }
    refusals.add(command.caller().user().id(), command.call(), command.client());
    return new Result.NotSuperuser();
  }
}

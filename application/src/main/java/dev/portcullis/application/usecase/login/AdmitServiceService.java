package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.AdmitService;
import dev.portcullis.domain.login.ServiceAccount;
import dev.portcullis.domain.login.ServiceAccounts;
import java.util.Optional;

/** Compares credentials with those of the configured services. */
final class AdmitServiceService implements AdmitService {
  private final ServiceAccounts services;

  AdmitServiceService(ServiceAccounts services) {
    this.services = services;
  }

  @Override
  public Result admit(Command command) {
    if (services.areOpen()) {
      return new Result.Admitted(Optional.empty());
    }
    Optional<ServiceAccount> service = command.credentials().flatMap(services::provedBy);
    if (service.isEmpty()) {
      return new Result.NotAuthenticated();
    }
    return service.get().may().contains(command.permission())
        ? new Result.Admitted(Optional.of(service.get().name()))
        : new Result.NotPermitted();
  }
}

package dev.portcullis.application.usecase.registration;

import dev.portcullis.application.port.in.registration.RegistrationUseCases;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.login.AdministratorAccess;
import dev.portcullis.application.usecase.password.PasswordCreation;
import dev.portcullis.application.usecase.throttling.AttemptLimits;

/**
 * Builds the use cases of registration.
 *
 * @param accountCreation opens accounts for other features
 */
public record RegistrationFeature(RegistrationUseCases useCases, AccountCreation accountCreation) {
  /** Wires the use cases. */
  public static RegistrationFeature of(
      OutPorts out,
      PasswordCreation passwords,
      AdministratorAccess access,
      AttemptLimits limits,
      Transactions transactions,
      Clock clock) {
    var creation =
        new AccountCreation(
            out.storage().users(), out.schema(), passwords, out.identifiers(), transactions);
    return new RegistrationFeature(
        new RegistrationUseCases(
            new RegisterUserService(creation, limits, clock),
            new CreateUserService(creation, access, clock),
            new DescribeUserFieldsService(out.schema()),
            new CheckUserFieldsService(out.schema())),
        creation);
  }
}

package dev.portcullis.application.port.in;

import dev.portcullis.application.port.in.account.AccountUseCases;
import dev.portcullis.application.port.in.audit.AuditUseCases;
import dev.portcullis.application.port.in.emaillink.EmailLinkUseCases;
import dev.portcullis.application.port.in.federation.FederationUseCases;
import dev.portcullis.application.port.in.importing.ImportingUseCases;
import dev.portcullis.application.port.in.login.LogInUseCases;
import dev.portcullis.application.port.in.operation.OperationUseCases;
import dev.portcullis.application.port.in.registration.RegistrationUseCases;

/** All use cases, by feature; the same for every protocol. */
public record UseCases(
    RegistrationUseCases registration,
    LogInUseCases login,
    AccountUseCases account,
    EmailLinkUseCases emailLink,
    FederationUseCases federation,
    AuditUseCases audit,
    ImportingUseCases importing,
    OperationUseCases operation) {}

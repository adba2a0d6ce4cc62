package dev.portcullis.application;

import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.account.AccountFeature;
import dev.portcullis.application.usecase.audit.AuditFeature;
import dev.portcullis.application.usecase.emaillink.EmailLinkFeature;
import dev.portcullis.application.usecase.federation.FederationFeature;
import dev.portcullis.application.usecase.importing.ImportingFeature;
import dev.portcullis.application.usecase.login.Backends;
import dev.portcullis.application.usecase.login.LogInFeature;
import dev.portcullis.application.usecase.operation.OperationFeature;
import dev.portcullis.application.usecase.password.PasswordCreation;
import dev.portcullis.application.usecase.registration.RegistrationFeature;
import dev.portcullis.application.usecase.throttling.ThrottlingFeature;

/**
 * Composition root of the application: wires the use cases to the out-ports, for the server, the
 * command line, an import, an application that embeds Portcullis, and tests.
 */
public final class ApplicationAssembly {
  private ApplicationAssembly() {}

  /** Builds every use case; opens no resources. */
  public static UseCases assemble(OutPorts out, ApplicationSettings settings) {
    var clock = new Clock(out.clock());
    var transactions = new Transactions(out.storage(), settings.eventRetention(), out.listener());
    var passwords =
        new PasswordCreation(settings.passwordPolicy(), out.deniedPasswords(), out.hasher());
    var limits = ThrottlingFeature.of(out, settings.throttling(), transactions, clock);

    var login =
        LogInFeature.of(
            out,
            Backends.of(settings.backends(), out.strategies()),
            settings.requiresVerification(),
            limits,
            transactions,
            clock);
    var registration =
        RegistrationFeature.of(out, passwords, login.access(), limits, transactions, clock);
    return new UseCases(
        registration.useCases(),
        login.useCases(),
        AccountFeature.of(out, passwords, login, transactions, clock),
        EmailLinkFeature.of(
            out, settings.oneTimeLifetimes(), passwords, limits, transactions, clock),
        FederationFeature.of(
            out,
            settings.providers(),
            settings.stateLifetime(),
            registration.accountCreation(),
            login,
            transactions,
            clock),
        AuditFeature.of(out),
        ImportingFeature.of(out),
        OperationFeature.of(out, transactions, clock));
  }
}

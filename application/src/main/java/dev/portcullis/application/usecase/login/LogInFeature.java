package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.LogInUseCases;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.emaillink.Notices;
import dev.portcullis.application.usecase.throttling.AttemptLimits;
import dev.portcullis.domain.login.ServiceAccounts;

/**
 * Builds the use cases of log-in.
 *
 * @param sequence completes the log-ins that other features begin
 * @param sessions tells other features whether a session is still open
 * @param confirmation tells other features whether the user asks for a change
 * @param access tells other features whether an administrator may still make a change
 */
public record LogInFeature(
    LogInUseCases useCases,
    LogInSequence sequence,
    SessionLiveness sessions,
    AdministratorAccess access,
    CallerConfirmation confirmation) {
  /** Wires the use cases. */
  public static LogInFeature of(
      OutPorts out,
      Backends backends,
      boolean requiresVerification,
      ServiceAccounts services,
      ReauthenticationSettings reauthentication,
      AttemptLimits limits,
      Notices notices,
      Transactions transactions,
      Clock clock) {
    var users = out.storage().users();
    var policy = new LogInPolicy(requiresVerification);
    var sequence =
        new LogInSequence(backends, policy, users, out.identifiers(), transactions, clock);
    var refusalTimes = new RefusalTimes(users, out.hasher(), out.background(), clock);
    var refusals = new AdministrationRefusals(transactions, clock);
    var sessions = new SessionLiveness(backends, users, clock);
    var passwords = new PasswordCheck(out.hasher(), refusalTimes);
    var newDevices = new NewDeviceNotices(out.storage().events(), limits, notices);
    return new LogInFeature(
        new LogInUseCases(
            new LogInService(users, out.hasher(), passwords, limits, sequence, newDevices),
            new ReauthenticateService(
                users, passwords, limits, sequence, sessions, newDevices, transactions, clock),
            new LogOutService(backends, policy, transactions, clock),
            new AuthenticateRequestService(backends, policy, clock, out.background()),
            new AdmitAdministratorService(refusals),
            new AdmitServiceService(services),
            refusals),
        sequence,
        sessions,
        new AdministratorAccess(sessions, users, refusals),
        new CallerConfirmation(users, passwords, limits, reauthentication, transactions, clock));
  }
}

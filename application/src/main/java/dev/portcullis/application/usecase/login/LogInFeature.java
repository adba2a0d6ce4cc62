package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.LogInUseCases;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.throttling.AttemptLimits;

/**
 * Builds the use cases of log-in.
 *
 * @param sequence completes the log-ins that other features begin
 * @param sessions tells other features whether a session is still open
 * @param access tells other features whether an administrator may still make a change
 */
public record LogInFeature(
    LogInUseCases useCases,
    LogInSequence sequence,
    SessionLiveness sessions,
    AdministratorAccess access) {
  /** Wires the use cases. */
  public static LogInFeature of(
      OutPorts out,
      Backends backends,
      boolean requiresVerification,
      AttemptLimits limits,
      Transactions transactions,
      Clock clock) {
    var users = out.storage().users();
    var policy = new LogInPolicy(requiresVerification);
    var sequence =
        new LogInSequence(backends, policy, users, out.identifiers(), transactions, clock);
    var sessions = new SessionLiveness(backends, users, clock);
    return new LogInFeature(
        new LogInUseCases(
            new LogInService(users, out.hasher(), limits, sequence),
            new LogOutService(backends, policy, transactions, clock),
            new AuthenticateRequestService(backends, policy, clock, out.background())),
        sequence,
        sessions,
        new AdministratorAccess(sessions, users));
  }
}

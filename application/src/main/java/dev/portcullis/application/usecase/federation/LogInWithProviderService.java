package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.in.federation.LogInWithProvider;
import dev.portcullis.application.usecase.federation.ProviderSignIn.Outcome.Known;
import dev.portcullis.application.usecase.federation.ProviderSignIn.Outcome.Unknown;
import dev.portcullis.application.usecase.login.EmailVerificationPolicy;
import dev.portcullis.application.usecase.login.SessionIssuer;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import java.util.Optional;

/** Opens a session for the user whom the provider knows, under the same rules as any log-in. */
public final class LogInWithProviderService implements LogInWithProvider {
  private final ProviderSignIn identification;
  private final FederatedUserResolver users;
  private final EmailVerificationPolicy verification;
  private final SessionIssuer newSessions;

  /** Lets in who is among {@code users}, or will be. */
  public LogInWithProviderService(
      ProviderSignIn identification,
      FederatedUserResolver users,
      EmailVerificationPolicy verification,
      SessionIssuer newSessions) {
    this.identification = identification;
    this.users = users;
    this.verification = verification;
    this.newSessions = newSessions;
  }

  @Override
  public Result logIn(Command command) {
    return switch (identification.identify(
        command.provider(), command.response(), command.csrf(), Optional.empty())) {
      case Unknown unknown -> refused(unknown.why(), Optional.empty(), command);
      case Known known -> logIn(known, command);
    };
  }

  private Result logIn(Known known, Command command) {
    return switch (users.find(known, command.client())) {
      case FederatedUserResolver.Outcome.Found found -> enter(found.account(), known, command);
      case FederatedUserResolver.Outcome.Inactive inactive ->
          refused(new Result.Inactive(), Optional.of(inactive.account().id()), command);
      case FederatedUserResolver.Outcome.Nobody nobody ->
          refused(nobody.why(), nobody.namesake(), command);
    };
  }

  private Result enter(Account account, Known known, Command command) {
    if (verification.keepsOut(account.user())) {
      return refused(new Result.NotVerified(), Optional.of(account.id()), command);
    }
    var backend = known.provider().backend();
    return newSessions
        .open(account, backend, command.client())
        .<Result>map(opened -> new Result.LoggedIn(opened.token(), opened.session(), backend))
        .orElseGet(Result.Inactive::new);
  }

  private Result refused(Result refusal, Optional<UserId> subject, Command command) {
    newSessions.refused(subject, command.client());
    return refusal;
  }
}

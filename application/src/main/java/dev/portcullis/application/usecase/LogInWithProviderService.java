package dev.portcullis.application.usecase;

import dev.portcullis.application.port.in.LogInWithProvider;
import dev.portcullis.application.usecase.Identification.Outcome.Known;
import dev.portcullis.application.usecase.Identification.Outcome.Unknown;
import dev.portcullis.domain.user.Account;
import dev.portcullis.domain.user.UserId;
import java.util.Optional;

/** Opens a session for the user whom the provider knows, under the same rules as any log-in. */
public final class LogInWithProviderService implements LogInWithProvider {
  private final Identification identification;
  private final ProviderUsers users;
  private final VerificationRule verification;
  private final NewSessions newSessions;

  /** Lets in who is among {@code users}, or will be. */
  public LogInWithProviderService(
      Identification identification,
      ProviderUsers users,
      VerificationRule verification,
      NewSessions newSessions) {
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
      case ProviderUsers.Outcome.Found found -> enter(found.account(), known, command);
      case ProviderUsers.Outcome.Inactive inactive ->
          refused(new Result.Inactive(), Optional.of(inactive.account().id()), command);
      case ProviderUsers.Outcome.Nobody nobody -> refused(nobody.why(), nobody.namesake(), command);
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

package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.in.federation.LogInWithProvider;
import dev.portcullis.application.usecase.federation.ProviderSignIn.Outcome.Known;
import dev.portcullis.application.usecase.federation.ProviderSignIn.Outcome.Unknown;
import dev.portcullis.application.usecase.login.FirstProof;
import dev.portcullis.application.usecase.login.LogInSequence;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.AuthenticationMethod;
import dev.portcullis.domain.login.BackendName;
import java.util.Optional;

/**
 * Opens a session for the user whom the provider has identified, under the same rules as any
 * log-in.
 */
final class LogInWithProviderService implements LogInWithProvider {
  private final ProviderSignIn signIn;
  private final FederatedUserResolver users;
  private final LogInSequence sequence;

  LogInWithProviderService(
      ProviderSignIn signIn, FederatedUserResolver users, LogInSequence sequence) {
    this.signIn = signIn;
    this.users = users;
    this.sequence = sequence;
  }

  @Override
  public Result logIn(Command command) {
    return switch (signIn.identify(
        command.provider(), command.response(), command.csrf(), Optional.empty())) {
      case Unknown unknown -> refused(unknown.why(), Optional.empty(), command);
      case Known known ->
          sequence.together(known.provider().backend(), () -> logIn(known, command));
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
    var proof = new FirstProof(account, AuthenticationMethod.PROVIDER);
    BackendName backend = known.provider().backend();
    return switch (sequence.proceed(proof, backend, command.client())) {
      case LogInSequence.Outcome.Opened opened ->
          new Result.LoggedIn(opened.token(), opened.session(), backend);
      case LogInSequence.Outcome.VerificationMissing missing -> new Result.NotVerified();
      case LogInSequence.Outcome.UserChanged changed -> new Result.Inactive();
    };
  }

  private Result refused(Result refusal, Optional<UserId> subject, Command command) {
    sequence.refused(subject, command.client());
    return refusal;
  }
}

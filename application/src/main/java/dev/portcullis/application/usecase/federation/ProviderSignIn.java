package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.in.federation.ProviderSignInFailure;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.application.port.out.federation.IdentityProvider.Tokens;
import dev.portcullis.application.port.out.federation.ProviderProblems;
import dev.portcullis.application.usecase.federation.AuthorizationStates.Returned;
import dev.portcullis.application.usecase.federation.AuthorizationStates.StateBinding;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.AuthorizationResponse.Refusal;
import dev.portcullis.domain.federation.CsrfToken;
import dev.portcullis.domain.federation.ExternalIdentity;
import java.util.Optional;

/** Identifies the provider's user from the provider's response. */
final class ProviderSignIn {
  private static final String NOT_TRUSTED =
      "The provider did not confirm who you are. Start again; if this repeats, tell the operator";

  private final Providers providers;
  private final AuthorizationStates states;
  private final ProviderProblems problems;

  /**
   * Identifies users at {@code providers}.
   *
   * @param problems gets the details that clients must not see
   */
  ProviderSignIn(Providers providers, AuthorizationStates states, ProviderProblems problems) {
    this.providers = providers;
    this.states = states;
    this.problems = problems;
  }

  sealed interface Outcome {
    record Known(Provider provider, ExternalIdentity identity, Tokens tokens) implements Outcome {}

    record Unknown(ProviderSignInFailure why) implements Outcome {}
  }

  /** Redeems the state before asking the provider, so that a replayed code never reaches it. */
  Outcome identify(
      String name,
      AuthorizationResponse response,
      Optional<CsrfToken> csrf,
      Optional<UserId> associating) {
    Optional<Provider> provider = providers.find(name);
    if (provider.isEmpty()) {
      return new Outcome.Unknown(new ProviderSignInFailure.UnknownProvider());
    }
    var binding = new StateBinding(name, associating);
    return switch (states.takeBack(response.state(), csrf, binding)) {
      case Returned.Good good -> identify(provider.get(), response, good.context());
      case Returned.Unreadable unreadable ->
          new Outcome.Unknown(new ProviderSignInFailure.UnreadableState());
      case Returned.Expired expired ->
          new Outcome.Unknown(new ProviderSignInFailure.ExpiredState());
      case Returned.Invalid invalid ->
          new Outcome.Unknown(new ProviderSignInFailure.InvalidState());
    };
  }

  private Outcome identify(
      Provider provider, AuthorizationResponse response, AuthorizationContext context) {
    return switch (response.outcome()) {
      case Code code -> exchange(provider, code, response.issuer(), context);
      case Refusal refusal ->
          new Outcome.Unknown(
              new ProviderSignInFailure.ProviderError("The provider answered " + refusal.error()));
    };
  }

  private Outcome exchange(
      Provider provider, Code code, Optional<String> issuer, AuthorizationContext context) {
    return switch (provider.identityProvider().identify(code, issuer, context)) {
      case IdentityProvider.Identified known ->
          new Outcome.Known(provider, known.identity(), known.tokens());
      case IdentityProvider.NotIdentified unknown -> {
        problems.tell(provider.name(), unknown.problem());
        yield new Outcome.Unknown(new ProviderSignInFailure.ProviderError(NOT_TRUSTED));
      }
    };
  }
}

package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.in.federation.GetAuthorizationUrl;
import dev.portcullis.application.port.in.login.ConfirmationFailure;
import dev.portcullis.application.usecase.federation.AuthorizationStates.StateBinding;
import dev.portcullis.application.usecase.login.CallerConfirmation;
import dev.portcullis.domain.account.UserId;
import java.util.Optional;

/** Issues a state; the provider's adapter builds the URL. */
final class GetAuthorizationUrlService implements GetAuthorizationUrl {
  private final Providers providers;
  private final AuthorizationStates states;
  private final CallerConfirmation confirmation;

  GetAuthorizationUrlService(
      Providers providers, AuthorizationStates states, CallerConfirmation confirmation) {
    this.providers = providers;
    this.states = states;
    this.confirmation = confirmation;
  }

  @Override
  public Result authorizationUrl(Command command) {
    Optional<ConfirmationFailure> failure =
        command.associating().flatMap(caller -> confirmation.ofLink(caller.session()));
    if (failure.isPresent()) {
      return new Result.NotConfirmed(failure.get());
    }
    Optional<Provider> provider = providers.find(command.provider());
    if (provider.isEmpty()) {
      return new Result.UnknownProvider();
    }
    return redirectUri(provider.get().redirectUris(), command)
        .<Result>map(redirectUri -> ready(provider.get(), redirectUri, command))
        .orElseGet(Result.InvalidRedirectUri::new);
  }

  /** Compared as text, character by character (RFC 9700, section 2.1). */
  private static Optional<String> redirectUri(RedirectUris uris, Command command) {
    String usual = command.associating().isPresent() ? uris.association() : uris.logIn();
    return command.redirectUri().isEmpty()
        ? Optional.of(usual)
        : command
            .redirectUri()
            .filter(wanted -> wanted.equals(usual) || uris.others().contains(wanted));
  }

  private Result ready(Provider provider, String redirectUri, Command command) {
    Optional<UserId> user = command.associating().map(caller -> caller.user().id());
    var issued = states.issue(new StateBinding(provider.name(), user), redirectUri);
    var url =
        provider
            .identityProvider()
            .authorizationUrl(issued.context(), issued.state(), command.scopes());
    return new Result.Ready(url, issued.csrf(), issued.lifetime());
  }
}

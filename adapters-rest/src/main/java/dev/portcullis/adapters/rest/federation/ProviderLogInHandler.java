package dev.portcullis.adapters.rest.federation;

import dev.portcullis.adapters.rest.http.TokenResponse;
import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.federation.LogInWithProvider;
import dev.portcullis.application.port.in.federation.ProviderDescription;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import io.javalin.http.Context;
import java.util.Optional;

/** Handles log-ins with an identity provider. */
public record ProviderLogInHandler(
    LogInWithProvider logInWithProvider,
    AuthorizationFlow flow,
    BackendDescriptions backends,
    TokenResponse tokenResponse) {
  public void authorize(Context ctx) {
    flow.begin(ctx, flow.provider(ctx), Optional.empty());
  }

  public void callback(Context ctx) {
    var csrf = flow.end(ctx);
    ProviderDescription provider = flow.provider(ctx);
    var command =
        new LogInWithProvider.Command(
            provider.name(), AuthorizationResponseReader.of(ctx), csrf, Clients.of(ctx));
    var end = new PostSignInRedirect(provider.end());
    end.reach(ctx, () -> logIn(ctx, command, end));
  }

  private void logIn(Context ctx, LogInWithProvider.Command command, PostSignInRedirect end) {
    switch (logInWithProvider.logIn(command)) {
      case LogInWithProvider.Result.LoggedIn loggedIn -> {
        tokenResponse.write(ctx, loggedIn.token(), backends.named(loggedIn.backend()).transport());
        end.succeed(ctx);
      }
      case Rejection rejection -> end.refuse(ctx, rejection);
    }
  }
}

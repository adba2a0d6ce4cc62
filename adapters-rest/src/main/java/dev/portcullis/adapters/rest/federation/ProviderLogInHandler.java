package dev.portcullis.adapters.rest.federation;

import dev.portcullis.adapters.rest.http.TokenResponse;
import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.federation.LogInWithProvider;
import dev.portcullis.application.usecase.federation.Provider;
import io.javalin.http.Context;
import java.util.Optional;

/** Logs in whoever a provider knows. */
public record ProviderLogInHandler(
    LogInWithProvider logInWithProvider, AuthorizationFlow flow, TokenResponse tokenAnswer) {
  public void authorize(Context ctx) {
    flow.begin(ctx, flow.provider(ctx), Optional.empty());
  }

  public void callback(Context ctx) {
    var csrf = flow.end(ctx);
    Provider provider = flow.provider(ctx);
    var command =
        new LogInWithProvider.Command(
            provider.name(), AuthorizationResponseReader.of(ctx), csrf, Clients.of(ctx));
    var end = new PostSignInRedirect(provider.places().end());
    end.reach(ctx, () -> logIn(ctx, command, end));
  }

  private void logIn(Context ctx, LogInWithProvider.Command command, PostSignInRedirect end) {
    switch (logInWithProvider.logIn(command)) {
      case LogInWithProvider.Result.LoggedIn loggedIn -> {
        tokenAnswer.write(ctx, loggedIn.token(), loggedIn.backend());
        end.succeed(ctx);
      }
      case Rejection rejection -> end.refuse(ctx, rejection);
    }
  }
}

package dev.portcullis.adapters.rest;

import dev.portcullis.application.port.in.LogInWithProvider;
import dev.portcullis.application.port.in.Rejection;
import dev.portcullis.application.provider.Provider;
import io.javalin.http.Context;
import java.util.Optional;

/** Logs in whoever a provider knows. */
record ProviderLogInHandler(
    LogInWithProvider logInWithProvider, ProviderFlow flow, TokenAnswer tokenAnswer) {
  void authorize(Context ctx) {
    flow.begin(ctx, flow.provider(ctx), Optional.empty());
  }

  void callback(Context ctx) {
    var csrf = flow.end(ctx);
    Provider provider = flow.provider(ctx);
    var command =
        new LogInWithProvider.Command(
            provider.name(), ProviderResponse.of(ctx), csrf, Clients.of(ctx));
    var end = new FlowEnd(provider.places().end());
    end.reach(ctx, () -> logIn(ctx, command, end));
  }

  private void logIn(Context ctx, LogInWithProvider.Command command, FlowEnd end) {
    switch (logInWithProvider.logIn(command)) {
      case LogInWithProvider.Result.LoggedIn loggedIn -> {
        tokenAnswer.write(ctx, loggedIn.token(), loggedIn.backend());
        end.succeed(ctx);
      }
      case Rejection rejection -> end.refuse(ctx, rejection);
    }
  }
}

package dev.portcullis.adapters.rest.federation;

import dev.portcullis.adapters.rest.http.Json;
import dev.portcullis.adapters.rest.http.RequestAuthenticator;
import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.federation.AssociateOAuthAccount;
import dev.portcullis.application.port.in.federation.ProviderDescription;
import dev.portcullis.domain.login.SignedInUser;
import io.javalin.http.Context;
import java.util.Optional;

/** Handles the linking of the caller's accounts at providers. */
public record AssociationHandler(
    AssociateOAuthAccount associateOAuthAccount,
    RequestAuthenticator authenticator,
    AuthorizationFlow flow) {
  public void authorize(Context ctx) {
    SignedInUser caller = authenticator.caller(ctx);
    flow.begin(ctx, flow.provider(ctx), Optional.of(caller));
  }

  public void callback(Context ctx) {
    var csrf = flow.end(ctx);
    SignedInUser caller = authenticator.caller(ctx);
    ProviderDescription provider = flow.provider(ctx);
    var command =
        new AssociateOAuthAccount.Command(
            caller, provider.name(), AuthorizationResponseReader.of(ctx), csrf, Clients.of(ctx));
    var end = new PostSignInRedirect(provider.end());
    end.reach(ctx, () -> associate(ctx, command, end));
  }

  private void associate(
      Context ctx, AssociateOAuthAccount.Command command, PostSignInRedirect end) {
    switch (associateOAuthAccount.associate(command)) {
      case AssociateOAuthAccount.Result.Associated associated -> {
        if (end.place().isEmpty()) {
          Json.write(ctx, Json.user(associated.user(), Optional.of(associated.accounts())));
        }
        end.succeed(ctx);
      }
      case Rejection rejection -> end.refuse(ctx, rejection);
    }
  }
}

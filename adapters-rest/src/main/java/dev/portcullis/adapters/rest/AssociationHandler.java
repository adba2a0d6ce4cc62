package dev.portcullis.adapters.rest;

import dev.portcullis.application.port.in.AssociateOAuthAccount;
import dev.portcullis.application.port.in.Rejection;
import dev.portcullis.application.provider.Provider;
import dev.portcullis.domain.session.Caller;
import io.javalin.http.Context;
import java.util.Optional;

/** Links accounts at providers to the caller. */
record AssociationHandler(
    AssociateOAuthAccount associateOAuthAccount, Callers callers, ProviderFlow flow) {
  void authorize(Context ctx) {
    Caller caller = callers.caller(ctx);
    flow.begin(ctx, flow.provider(ctx), Optional.of(caller));
  }

  void callback(Context ctx) {
    var csrf = flow.end(ctx);
    Caller caller = callers.caller(ctx);
    Provider provider = flow.provider(ctx);
    var command =
        new AssociateOAuthAccount.Command(
            caller, provider.name(), ProviderResponse.of(ctx), csrf, Clients.of(ctx));
    var end = new FlowEnd(provider.places().end());
    end.reach(ctx, () -> associate(ctx, command, end));
  }

  private void associate(Context ctx, AssociateOAuthAccount.Command command, FlowEnd end) {
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

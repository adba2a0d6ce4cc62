package dev.portcullis.adapters.rest.federation;

import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.adapters.rest.http.Json;
import dev.portcullis.adapters.rest.http.RequestAuthenticator;
import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.federation.FederationUseCases;
import dev.portcullis.application.port.in.federation.UnlinkOAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.SignedInUser;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;

/** Handles requests for the caller's own accounts at providers. */
public record OAuthAccountsHandler(
    FederationUseCases federation, RequestAuthenticator authenticator) {
  public void list(Context ctx) {
    SignedInUser caller = authenticator.caller(ctx);
    var accounts = federation.listOAuthAccounts().accountsOf(caller.user().id()).orElse(List.of());
    Json.write(ctx, Map.of("oauth_accounts", Json.accounts(accounts)));
  }

  public void unlink(Context ctx) {
    SignedInUser caller = authenticator.caller(ctx);
    var id = OAuthAccountId.parse(ctx.pathParam("id"));
    var command = new UnlinkOAuthAccount.Command(caller, id, Clients.of(ctx));
    switch (federation.unlinkOAuthAccount().unlink(command)) {
      case UnlinkOAuthAccount.Result.Unlinked unlinked -> ctx.status(HttpStatus.NO_CONTENT);
      case Rejection rejection -> Errors.rejected(ctx, rejection);
    }
  }
}

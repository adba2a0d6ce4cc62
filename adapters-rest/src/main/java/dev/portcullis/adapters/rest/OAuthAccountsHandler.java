package dev.portcullis.adapters.rest;

import dev.portcullis.application.port.in.Rejection;
import dev.portcullis.application.port.in.UnlinkOAuthAccount;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.domain.oauth.OAuthAccountId;
import dev.portcullis.domain.session.Caller;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;

/** The caller's own accounts at providers. */
record OAuthAccountsHandler(UseCases useCases, Callers callers) {
  void list(Context ctx) {
    Caller caller = callers.caller(ctx);
    var accounts = useCases.listOAuthAccounts().accountsOf(caller.user().id()).orElse(List.of());
    Json.write(ctx, Map.of("oauth_accounts", Json.accounts(accounts)));
  }

  void unlink(Context ctx) {
    Caller caller = callers.caller(ctx);
    var id = OAuthAccountId.parse(ctx.pathParam("id"));
    var command = new UnlinkOAuthAccount.Command(caller, id, Clients.of(ctx));
    switch (useCases.unlinkOAuthAccount().unlink(command)) {
      case UnlinkOAuthAccount.Result.Unlinked unlinked -> ctx.status(HttpStatus.NO_CONTENT);
      case Rejection rejection -> Errors.write(ctx, rejection);
    }
  }
}

package dev.portcullis.adapters.rest.login;

import static dev.portcullis.application.port.in.login.Transport.COOKIE;

import dev.portcullis.adapters.rest.http.CrossSite;
import dev.portcullis.adapters.rest.http.CrossSiteRequestException;
import dev.portcullis.adapters.rest.http.DeviceCookie;
import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.adapters.rest.http.RequestAuthenticator;
import dev.portcullis.adapters.rest.http.TokenCookie;
import dev.portcullis.adapters.rest.http.TokenResponse;
import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.adapters.rest.request.FormFields;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.in.login.LogInUseCases;
import dev.portcullis.application.port.in.login.LogOut;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.password.Password;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Handles log-in and log-out through one backend. */
public record SessionHandler(
    BackendDescription backend,
    LogInUseCases login,
    RequestAuthenticator authenticator,
    TokenCookie cookie,
    DeviceCookie device,
    CrossSite crossSite) {

  public void logIn(Context ctx) {
    if (backend.transport() == COOKIE && crossSite.isForged(ctx)) {
      throw new CrossSiteRequestException();
    }
    FormFields fields = FormFields.of(ctx);
    fields.constant("grant_type", "password");
    var username = fields.required("username", Username::new);
    var password = fields.required("password", Password::of);
    fields.check();
    var command =
        new LogIn.Command(
            username.orElseThrow(),
            password.orElseThrow(),
            backend.name(),
            device.read(ctx),
            Clients.of(ctx));
    switch (login.logIn().logIn(command)) {
      case LogIn.Result.LoggedIn loggedIn -> {
        new TokenResponse(cookie).write(ctx, loggedIn.token(), backend.transport());
        loggedIn.device().ifPresent(token -> device.set(ctx, token));
      }
      case Rejection rejection -> Errors.rejected(ctx, rejection);
    }
  }

  public void logOut(Context ctx) {
    var command = new LogOut.Command(authenticator.tokensToEnd(ctx), Clients.of(ctx));
    switch (login.logOut().logOut(command)) {
      case LogOut.Result.LoggedOut done -> {
        if (backend.transport() == COOKIE) {
          cookie.clear(ctx);
        }
        ctx.status(HttpStatus.NO_CONTENT);
      }
      case Rejection rejection -> Errors.rejected(ctx, rejection);
    }
  }
}

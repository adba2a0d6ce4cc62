package dev.portcullis.adapters.rest;

import static dev.portcullis.application.backend.Transport.COOKIE;

import dev.portcullis.application.backend.Backend;
import dev.portcullis.application.port.in.LogIn;
import dev.portcullis.application.port.in.LogOut;
import dev.portcullis.application.port.in.Rejection;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.user.Username;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Logs in and out through one backend. */
record SessionHandler(
    Backend backend, UseCases useCases, Callers callers, TokenCookie cookie, CrossSite crossSite) {

  void logIn(Context ctx) {
    if (backend.transport() == COOKIE && crossSite.isForged(ctx)) {
      throw new ForgedRequest();
    }
    FormFields fields = FormFields.of(ctx);
    fields.constant("grant_type", "password");
    var username = fields.required("username", Username::new);
    var password = fields.required("password", Password::of);
    fields.check();
    var command =
        new LogIn.Command(username.orElseThrow(), password.orElseThrow(), backend, Clients.of(ctx));
    switch (useCases.logIn().logIn(command)) {
      case LogIn.Result.LoggedIn loggedIn ->
          new TokenAnswer(cookie).write(ctx, loggedIn.token(), backend);
      case Rejection rejection -> Errors.write(ctx, rejection);
    }
  }

  void logOut(Context ctx) {
    var command = new LogOut.Command(callers.tokensToEnd(ctx), Clients.of(ctx));
    switch (useCases.logOut().logOut(command)) {
      case LogOut.Result.LoggedOut done -> {
        if (backend.transport() == COOKIE) {
          cookie.clear(ctx);
        }
        ctx.status(HttpStatus.NO_CONTENT);
      }
      case Rejection rejection -> Errors.write(ctx, rejection);
    }
  }
}

package dev.portcullis.adapters.rest.emaillink;

import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.adapters.rest.http.Json;
import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.adapters.rest.request.JsonFields;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.emaillink.ForgotPassword;
import dev.portcullis.application.port.in.emaillink.ResetPassword;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.password.Password;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Handles requests of users who forgot their password. */
public record PasswordResetHandler(ForgotPassword forgotPassword, ResetPassword resetPassword) {
  public void request(Context ctx) {
    JsonFields fields = JsonFields.of(ctx);
    var email = fields.required("email", EmailAddress::stored);
    fields.check();
    var command = new ForgotPassword.Command(email.orElseThrow(), Clients.of(ctx));
    switch (forgotPassword.request(command)) {
      case ForgotPassword.Result.Queued queued -> {
        ctx.status(HttpStatus.ACCEPTED);
        Json.writeNothing(ctx);
      }
      case Rejection rejection -> Errors.rejected(ctx, rejection);
    }
  }

  public void reset(Context ctx) {
    JsonFields fields = JsonFields.of(ctx);
    var token = fields.required("token", LinkSecret::new);
    var password = fields.required("password", Password::of);
    fields.check();
    var command =
        new ResetPassword.Command(token.orElseThrow(), password.orElseThrow(), Clients.of(ctx));
    switch (resetPassword.reset(command)) {
      case ResetPassword.Result.PasswordSet set -> Json.writeNothing(ctx);
      case Rejection rejection -> Errors.rejected(ctx, rejection);
    }
  }
}

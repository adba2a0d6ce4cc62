package dev.portcullis.adapters.rest;

import dev.portcullis.application.port.in.ForgotPassword;
import dev.portcullis.application.port.in.Rejection;
import dev.portcullis.application.port.in.ResetPassword;
import dev.portcullis.domain.onetime.OneTimeSecret;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.user.EmailAddress;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Lets users who forgot their password set a new one. */
record PasswordResetHandler(ForgotPassword forgotPassword, ResetPassword resetPassword) {
  void request(Context ctx) {
    JsonFields fields = JsonFields.of(ctx);
    var email = fields.required("email", EmailAddress::new);
    fields.check();
    forgotPassword.request(new ForgotPassword.Command(email.orElseThrow(), Clients.of(ctx)));
    ctx.status(HttpStatus.ACCEPTED);
    Json.writeNothing(ctx);
  }

  void reset(Context ctx) {
    JsonFields fields = JsonFields.of(ctx);
    var token = fields.required("token", OneTimeSecret::new);
    var password = fields.required("password", Password::of);
    fields.check();
    var command =
        new ResetPassword.Command(token.orElseThrow(), password.orElseThrow(), Clients.of(ctx));
    switch (resetPassword.reset(command)) {
      case ResetPassword.Result.PasswordSet set -> Json.writeNothing(ctx);
      case Rejection rejection -> Errors.write(ctx, rejection);
    }
  }
}

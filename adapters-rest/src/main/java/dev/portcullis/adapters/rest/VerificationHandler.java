package dev.portcullis.adapters.rest;

import dev.portcullis.application.port.in.Rejection;
import dev.portcullis.application.port.in.RequestVerification;
import dev.portcullis.application.port.in.VerifyEmail;
import dev.portcullis.domain.onetime.OneTimeSecret;
import dev.portcullis.domain.user.EmailAddress;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Lets users show that their e-mail address is theirs. */
record VerificationHandler(RequestVerification requestVerification, VerifyEmail verifyEmail) {
  void request(Context ctx) {
    JsonFields fields = JsonFields.of(ctx);
    var email = fields.required("email", EmailAddress::new);
    fields.check();
    requestVerification.request(
        new RequestVerification.Command(email.orElseThrow(), Clients.of(ctx)));
    ctx.status(HttpStatus.ACCEPTED);
    Json.writeNothing(ctx);
  }

  void verify(Context ctx) {
    JsonFields fields = JsonFields.of(ctx);
    var token = fields.required("token", OneTimeSecret::new);
    fields.check();
    var command = new VerifyEmail.Command(token.orElseThrow(), Clients.of(ctx));
    switch (verifyEmail.verify(command)) {
      case VerifyEmail.Result.Verified verified -> Json.write(ctx, Json.user(verified.user()));
      case Rejection rejection -> Errors.write(ctx, rejection);
    }
  }
}

package dev.portcullis.adapters.rest.emaillink;

import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.adapters.rest.http.Json;
import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.adapters.rest.request.JsonFields;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.emaillink.RequestVerification;
import dev.portcullis.application.port.in.emaillink.VerifyEmail;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.LinkSecret;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Handles the verification of e-mail addresses. */
public record VerificationHandler(
    RequestVerification requestVerification, VerifyEmail verifyEmail) {
  public void request(Context ctx) {
    JsonFields fields = JsonFields.of(ctx);
    var email = fields.required("email", EmailAddress::stored);
    fields.check();
    var command = new RequestVerification.Command(email.orElseThrow(), Clients.of(ctx));
    switch (requestVerification.request(command)) {
      case RequestVerification.Result.Queued queued -> {
        ctx.status(HttpStatus.ACCEPTED);
        Json.writeNothing(ctx);
      }
      case Rejection rejection -> Errors.rejected(ctx, rejection);
    }
  }

  public void verify(Context ctx) {
    JsonFields fields = JsonFields.of(ctx);
    var token = fields.required("token", LinkSecret::new);
    fields.check();
    var command = new VerifyEmail.Command(token.orElseThrow(), Clients.of(ctx));
    switch (verifyEmail.verify(command)) {
      case VerifyEmail.Result.Verified verified -> Json.write(ctx, Json.user(verified.user()));
      case Rejection rejection -> Errors.rejected(ctx, rejection);
    }
  }
}

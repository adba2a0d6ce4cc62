package dev.portcullis.adapters.rest.account;

import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.adapters.rest.http.Json;
import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.adapters.rest.request.JsonFields;
import dev.portcullis.adapters.rest.request.RequestValidationException;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.registration.RegisterUser;
import dev.portcullis.application.port.in.registration.RegistrationUseCases;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.password.Password;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Handles registration. */
public record RegistrationHandler(RegistrationUseCases registration) {
  public void register(Context ctx) {
    JsonFields fields = JsonFields.of(ctx);
    var email = fields.required("email", EmailAddress::new);
    var password = fields.required("password", Password::of);
    var attributes = fields.attributes(registration.describeUserFields().names());
    fields.refuse(registration.checkUserFields().violationsOfNewUser(attributes));
    fields.check();
    var command =
        new RegisterUser.Command(
            email.orElseThrow(), password.orElseThrow(), attributes, Clients.of(ctx));
    switch (registration.registerUser().register(command)) {
      case RegisterUser.Result.Registered registered -> {
        ctx.status(HttpStatus.CREATED);
        Json.write(ctx, Json.user(registered.user()));
      }
      case RegisterUser.Result.InvalidAttributes bad ->
          Errors.invalid(ctx, RequestValidationException.of(bad.violations()));
      case Rejection rejection -> Errors.rejected(ctx, rejection);
    }
  }
}

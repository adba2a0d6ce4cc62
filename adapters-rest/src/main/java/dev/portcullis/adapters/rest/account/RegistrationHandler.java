package dev.portcullis.adapters.rest.account;

import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.adapters.rest.http.Json;
import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.adapters.rest.request.JsonFields;
import dev.portcullis.adapters.rest.request.RequestValidationException;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.registration.DescribeUserFields;
import dev.portcullis.application.port.in.registration.RegisterUser;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.password.Password;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Opens accounts. */
public record RegistrationHandler(RegisterUser registerUser, DescribeUserFields userFields) {
  public void register(Context ctx) {
    JsonFields fields = JsonFields.of(ctx);
    var email = fields.required("email", EmailAddress::new);
    var password = fields.required("password", Password::of);
    var attributes = fields.attributes(userFields.names());
    fields.refuse(userFields.violationsOfNewUser(attributes));
    fields.check();
    var command =
        new RegisterUser.Command(
            email.orElseThrow(), password.orElseThrow(), attributes, Clients.of(ctx));
    switch (registerUser.register(command)) {
      case RegisterUser.Result.Registered registered -> {
        ctx.status(HttpStatus.CREATED);
        Json.write(ctx, Json.user(registered.user()));
      }
      case RegisterUser.Result.InvalidAttributes bad ->
          Errors.write(ctx, RequestValidationException.of(bad.violations()));
      case Rejection rejection -> Errors.write(ctx, rejection);
    }
  }
}

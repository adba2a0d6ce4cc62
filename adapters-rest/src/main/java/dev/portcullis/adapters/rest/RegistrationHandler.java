package dev.portcullis.adapters.rest;

import dev.portcullis.application.port.in.DescribeUserFields;
import dev.portcullis.application.port.in.RegisterUser;
import dev.portcullis.application.port.in.Rejection;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.user.EmailAddress;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Opens accounts. */
record RegistrationHandler(RegisterUser registerUser, DescribeUserFields userFields) {
  void register(Context ctx) {
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
          Errors.write(ctx, InvalidRequest.of(bad.violations()));
      case Rejection rejection -> Errors.write(ctx, rejection);
    }
  }
}

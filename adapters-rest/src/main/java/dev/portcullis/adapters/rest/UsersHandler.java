package dev.portcullis.adapters.rest;

import dev.portcullis.application.port.in.DeleteUser;
import dev.portcullis.application.port.in.GetUser;
import dev.portcullis.application.port.in.ListUsers;
import dev.portcullis.application.port.in.Rejection;
import dev.portcullis.application.port.in.UpdateUser;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.session.Administrator;
import dev.portcullis.domain.session.Caller;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserReference;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** The caller's own account, and everybody's for superusers. */
record UsersHandler(UseCases useCases, Callers callers) {
  void me(Context ctx) {
    show(ctx, callers.caller(ctx).user());
  }

  void updateMe(Context ctx) {
    Caller caller = callers.caller(ctx);
    JsonFields fields = JsonFields.of(ctx);
    var email = fields.optional("email", EmailAddress::new);
    var password = fields.optional("password", Password::of);
    var attributes = fields.attributes(useCases.describeUserFields().names());
    fields.check();
    update(ctx, new UpdateUser.Command.Own(caller, email, password, attributes, Clients.of(ctx)));
  }

  void list(Context ctx) {
    Administrator administrator = callers.administrator(ctx);
    PageQuery page = PageQuery.of(ctx);
    var command = new ListUsers.Command(administrator, page.after(), page.size());
    Json.write(ctx, PageQuery.answer(useCases.listUsers().list(command)));
  }

  void get(Context ctx) {
    show(ctx, user(ctx, callers.administrator(ctx)));
  }

  /** The user that the path names; ends the handling of the request if there is none. */
  private User user(Context ctx, Administrator administrator) {
    var command = new GetUser.Command(administrator, reference(ctx));
    return switch (useCases.getUser().get(command)) {
      case GetUser.Result.Found found -> found.user();
      case Rejection rejection -> throw new Refused(rejection);
    };
  }

  void update(Context ctx) {
    Administrator administrator = callers.administrator(ctx);
    User user = user(ctx, administrator);
    JsonFields fields = JsonFields.of(ctx);
    var command =
        new UpdateUser.Command.Any(
            administrator,
            user,
            fields.optional("email", EmailAddress::new),
            fields.optional("password", Password::of),
            fields.optionalFlag("is_active"),
            fields.optionalFlag("is_superuser"),
            fields.optionalFlag("is_verified"),
            fields.attributes(useCases.describeUserFields().names()),
            Clients.of(ctx));
    fields.check();
    update(ctx, command);
  }

  private void update(Context ctx, UpdateUser.Command command) {
    switch (useCases.updateUser().update(command)) {
      case UpdateUser.Result.Updated updated -> show(ctx, updated.user());
      case UpdateUser.Result.InvalidAttributes bad ->
          Errors.write(ctx, InvalidRequest.of(bad.violations()));
      case Rejection rejection -> Errors.write(ctx, rejection);
    }
  }

  private void show(Context ctx, User user) {
    Json.write(ctx, Json.user(user, useCases.listOAuthAccounts().accountsOf(user.id())));
  }

  void delete(Context ctx) {
    Administrator administrator = callers.administrator(ctx);
    var command = new DeleteUser.Command(administrator, reference(ctx), Clients.of(ctx));
    switch (useCases.deleteUser().delete(command)) {
      case DeleteUser.Result.Deleted deleted -> ctx.status(HttpStatus.NO_CONTENT);
      case Rejection rejection -> Errors.write(ctx, rejection);
    }
  }

  private static UserReference reference(Context ctx) {
    return UserReference.ofId(ctx.pathParam("id"));
  }
}

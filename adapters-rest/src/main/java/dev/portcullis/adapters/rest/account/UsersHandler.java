package dev.portcullis.adapters.rest.account;

import dev.portcullis.adapters.rest.http.DeviceCookie;
import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.adapters.rest.http.Json;
import dev.portcullis.adapters.rest.http.RequestAuthenticator;
import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.adapters.rest.request.JsonFields;
import dev.portcullis.adapters.rest.request.RequestValidationException;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.account.AccountUseCases;
import dev.portcullis.application.port.in.account.DeleteCurrentUser;
import dev.portcullis.application.port.in.account.DeleteUser;
import dev.portcullis.application.port.in.account.GetUser;
import dev.portcullis.application.port.in.account.ListUsers;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.federation.ListOAuthAccounts;
import dev.portcullis.application.port.in.login.CurrentPassword;
import dev.portcullis.application.port.in.registration.DescribeUserFields;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Handles requests for the caller's own account, and for all accounts by superusers. */
public record UsersHandler(
    AccountUseCases account,
    DescribeUserFields describeUserFields,
    ListOAuthAccounts listOAuthAccounts,
    RequestAuthenticator authenticator,
    DeviceCookie device) {
  public void me(Context ctx) {
    show(ctx, authenticator.caller(ctx).user());
  }

  public void updateMe(Context ctx) {
    SignedInUser caller = authenticator.caller(ctx);
    JsonFields fields = JsonFields.of(ctx);
    var email = fields.optional("email", EmailAddress::new);
    var password = fields.optional("password", Password::of);
    var current = current(ctx, fields);
    var attributes = fields.attributes(describeUserFields.names());
    fields.check();
    update(
        ctx,
        new UpdateUser.Command.Own(caller, email, password, attributes, current, Clients.of(ctx)));
  }

  private CurrentPassword current(Context ctx, JsonFields fields) {
    return new CurrentPassword(fields.optional("current_password", Password::of), device.read(ctx));
  }

  public void deleteMe(Context ctx) {
    SignedInUser caller = authenticator.caller(ctx);
    JsonFields fields = JsonFields.ofOptional(ctx);
    var current = current(ctx, fields);
    fields.check();
    var command = new DeleteCurrentUser.Command(caller, current, Clients.of(ctx));
    switch (account.deleteCurrentUser().delete(command)) {
      case DeleteCurrentUser.Result.Deleted deleted -> ctx.status(HttpStatus.NO_CONTENT);
      case Rejection rejection -> Errors.rejected(ctx, rejection);
    }
  }

  public void list(Context ctx) {
    Administrator administrator = authenticator.administrator(ctx, "ListUsers");
    PageQuery page = PageQuery.of(ctx);
    var command = new ListUsers.Command(administrator, page.after(), page.size());
    Json.write(ctx, PageQuery.answer(account.listUsers().list(command)));
  }

  public void get(Context ctx) {
    var command = new GetUser.Command(authenticator.administrator(ctx, "GetUser"), reference(ctx));
    switch (account.getUser().get(command)) {
      case GetUser.Result.Found found -> show(ctx, found.user());
      case Rejection rejection -> Errors.rejected(ctx, rejection);
    }
  }

  public void update(Context ctx) {
    Administrator administrator = authenticator.administrator(ctx, "UpdateUser");
    update(
        ctx,
        new UpdateUser.Command.Any(
            administrator, reference(ctx), () -> changes(ctx), Clients.of(ctx)));
  }

  private UpdateUser.Changes changes(Context ctx) {
    JsonFields fields = JsonFields.of(ctx);
    var changes =
        new UpdateUser.Changes(
            fields.optional("email", EmailAddress::new),
            fields.optional("password", Password::of),
            fields.optionalFlag("is_active"),
            fields.optionalFlag("is_superuser"),
            fields.optionalFlag("is_verified"),
            fields.attributes(describeUserFields.names()));
    fields.check();
    return changes;
  }

  private void update(Context ctx, UpdateUser.Command command) {
    switch (account.updateUser().update(command)) {
      case UpdateUser.Result.Updated updated -> show(ctx, updated.user());
      case UpdateUser.Result.InvalidAttributes bad ->
          Errors.invalid(ctx, RequestValidationException.of(bad.violations()));
      case Rejection rejection -> Errors.rejected(ctx, rejection);
    }
  }

  private void show(Context ctx, User user) {
    Json.write(ctx, Json.user(user, listOAuthAccounts.accountsOf(user.id())));
  }

  public void delete(Context ctx) {
    Administrator administrator = authenticator.administrator(ctx, "DeleteUser");
    var command = new DeleteUser.Command(administrator, reference(ctx), Clients.of(ctx));
    switch (account.deleteUser().delete(command)) {
      case DeleteUser.Result.Deleted deleted -> ctx.status(HttpStatus.NO_CONTENT);
      case Rejection rejection -> Errors.rejected(ctx, rejection);
    }
  }

  private static UserReference reference(Context ctx) {
    return UserReference.ofId(ctx.pathParam("id"));
  }
}

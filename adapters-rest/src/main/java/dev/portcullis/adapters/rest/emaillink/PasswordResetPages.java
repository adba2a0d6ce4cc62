package dev.portcullis.adapters.rest.emaillink;

import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.adapters.rest.http.Page;
import dev.portcullis.adapters.rest.http.Page.Form;
import dev.portcullis.adapters.rest.http.Pages;
import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.adapters.rest.request.FormFields;
import dev.portcullis.application.port.in.emaillink.ResetPassword;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.password.Password;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Pages behind the links of reset mails. Opening a page changes nothing; only its button does. */
public record PasswordResetPages(ResetPassword resetPassword) {
  public void open(Context ctx) {
    Pages.show(
        ctx,
        LinkToken.of(ctx)
            .map(token -> question(HttpStatus.OK, token, Optional.empty()))
            .orElseGet(Page::incompleteLink));
  }

  public void reset(Context ctx) {
    FormFields fields = FormFields.of(ctx);
    Pages.show(
        ctx,
        LinkToken.of(fields)
            .map(token -> reset(ctx, token, fields))
            .orElseGet(Page::incompleteLink));
  }

  private Page reset(Context ctx, LinkSecret token, FormFields fields) {
    return fields
        .required("password", Password::of)
        .map(password -> reset(new ResetPassword.Command(token, password, Clients.of(ctx))))
        .orElseGet(
            () ->
                question(HttpStatus.UNPROCESSABLE_CONTENT, token, fields.problemWith("password")));
  }

  private Page reset(ResetPassword.Command command) {
    return switch (resetPassword.reset(command)) {
      case ResetPassword.Result.PasswordSet set ->
          Page.telling(
              HttpStatus.OK,
              "Your password is changed",
              "You are logged out everywhere. Log in with the new password.");
      case ResetPassword.Result.WeakPassword weak ->
          question(Errors.status(weak.code()), command.token(), weak.reason());
      case ResetPassword.Result.BadToken bad ->
          Page.telling(
              Errors.status(bad.code()),
              "This link doesn't work any more",
              "It was used already, or is too old, or your account has changed since. Ask for a"
                  + " new mail where you asked for this one.");
    };
  }

  private static Page question(HttpStatus status, LinkSecret token, Optional<String> problem) {
    return Page.asking(
        status,
        "Choose a new password",
        "You will be logged out everywhere.",
        new Form("reset-password", token.value(), true, problem, "Set the password"));
  }
}

package dev.portcullis.adapters.rest.emaillink;

import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.adapters.rest.http.Page;
import dev.portcullis.adapters.rest.http.Page.Form;
import dev.portcullis.adapters.rest.http.Page.Other;
import dev.portcullis.adapters.rest.http.Pages;
import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.adapters.rest.request.FormFields;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.emaillink.DisownAccount;
import dev.portcullis.application.port.in.emaillink.VerifyEmail;
import dev.portcullis.domain.emaillink.LinkSecret;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/**
 * Pages behind the links of verification mails. Opening a page changes nothing; only its button
 * does. So a mail scanner that follows links spends no token.
 */
public record VerificationPages(VerifyEmail verifyEmail, DisownAccount disownAccount) {
  private static final Other DISOWN =
      new Other(
          "If another person opened an account with your address, take it away: this removes its"
              + " password, logs it out everywhere, and removes its links to other providers.",
          "disown",
          "I did not open this account");

  public void open(Context ctx) {
    Pages.show(
        ctx, LinkToken.of(ctx).map(VerificationPages::question).orElseGet(Page::incompleteLink));
  }

  private static Page question(LinkSecret token) {
    return Page.asking(
        HttpStatus.OK,
        "Verify your e-mail address",
        "Press the button to confirm that this address is yours.",
        new Form("verify", token.value(), false, Optional.empty(), "Verify", Optional.of(DISOWN)));
  }

  public void verify(Context ctx) {
    Pages.show(
        ctx,
        LinkToken.of(FormFields.of(ctx))
            .map(token -> verify(new VerifyEmail.Command(token, Clients.of(ctx))))
            .orElseGet(Page::incompleteLink));
  }

  public void disown(Context ctx) {
    Pages.show(
        ctx,
        LinkToken.of(FormFields.of(ctx))
            .map(token -> disown(new DisownAccount.Command(token, Clients.of(ctx))))
            .orElseGet(Page::incompleteLink));
  }

  private Page disown(DisownAccount.Command command) {
    return switch (disownAccount.disown(command)) {
      case DisownAccount.Result.Disowned done ->
          Page.telling(
              HttpStatus.OK,
              "The account is out of use",
              "It can no longer be used to log in. If you want to use it, ask for a mail to choose a"
                  + " new password.");
      case DisownAccount.Result.AlreadyVerified already ->
          Page.telling(
              Errors.status(already.code()),
              "Your e-mail address is verified already",
              "If you did not open the account, ask for a mail to choose a new password.");
      case DisownAccount.Result.BadToken bad -> badToken(bad);
    };
  }

  private static Page badToken(Rejection bad) {
    return Page.telling(
        Errors.status(bad.code()),
        "This link doesn't work any more",
        "It is too old, or your account has changed since. Ask for a new mail where you"
            + " asked for this one.");
  }

  private Page verify(VerifyEmail.Command command) {
    return switch (verifyEmail.verify(command)) {
      case VerifyEmail.Result.Verified verified ->
          Page.telling(
              HttpStatus.OK,
              "Your e-mail address is verified",
              verified.user().email() + " is yours. You can close this page.");
      case VerifyEmail.Result.AlreadyVerified already ->
          Page.telling(
              Errors.status(already.code()),
              "Your e-mail address is verified already",
              "There is nothing left to do. You can close this page.");
      case VerifyEmail.Result.BadToken bad -> badToken(bad);
    };
  }
}

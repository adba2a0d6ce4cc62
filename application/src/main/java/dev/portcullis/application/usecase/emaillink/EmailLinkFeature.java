package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.in.emaillink.EmailLinkUseCases;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.password.PasswordCreation;
import dev.portcullis.application.usecase.throttling.AttemptLimits;

/** Builds the use cases of mailed links. */
public final class EmailLinkFeature {
  private EmailLinkFeature() {}

  /** Wires the use cases. */
  public static EmailLinkUseCases of(
      OutPorts out,
      OneTimeLifetimes lifetimes,
      PasswordCreation passwords,
      AttemptLimits limits,
      Transactions transactions,
      Clock clock) {
    var users = out.storage().users();
    var tokens = out.storage().oneTimeTokens();
    var outbox = out.storage().outbox();
    var requestMail = new RequestMailService(outbox, limits, clock);
    return new EmailLinkUseCases(
        requestMail,
        new VerifyEmailService(users, tokens, transactions, clock),
        requestMail,
        new ResetPasswordService(
            users,
            tokens,
            new ProviderLinks(out.storage().oauthAccounts()),
            passwords,
            transactions,
            clock),
        new DeliverMailService(
            outbox,
            users,
            tokens,
            out.mailer(),
            lifetimes,
            out.identifiers(),
            transactions,
            clock));
  }
}

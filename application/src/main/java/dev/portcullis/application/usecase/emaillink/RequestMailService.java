package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.in.emaillink.ForgotPassword;
import dev.portcullis.application.port.in.emaillink.RequestVerification;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.ClientInfo;

/**
 * Queues a mail for any address, so that neither the answer nor the time it takes shows whether the
 * address has an account.
 */
final class RequestMailService implements RequestVerification, ForgotPassword {
  private final Outbox outbox;
  private final Clock clock;

  /** Queues in {@code outbox}. */
  RequestMailService(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public void request(RequestVerification.Command command) {
    enqueue(MailKind.VERIFICATION, command.email(), command.client());
  }

  @Override
  public void request(ForgotPassword.Command command) {
    enqueue(MailKind.PASSWORD_RESET, command.email(), command.client());
  }

  private void enqueue(MailKind kind, EmailAddress to, ClientInfo client) {
    outbox.enqueue(new QueuedMail(kind, to, clock.now(), client));
  }
}

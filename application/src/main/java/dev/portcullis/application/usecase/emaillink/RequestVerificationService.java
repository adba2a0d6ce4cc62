package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.in.emaillink.RequestVerification;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.usecase.Clock;

/**
 * Puts a mail into the outbox, whoever the address belongs to: so that the answer and the time it
 * takes tell nothing.
 */
final class RequestVerificationService implements RequestVerification {
  private final Outbox outbox;
  private final Clock clock;

  /** Puts it into {@code outbox}. */
  RequestVerificationService(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public void request(Command command) {
    outbox.enqueue(
        new QueuedMail(MailKind.VERIFICATION, command.email(), clock.now(), command.client()));
  }
}

package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.in.emaillink.RequestVerification;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.usecase.Clock;

/**
 * Queues a mail without looking up the address, so that neither the answer nor the time it takes
 * tells whether a user has it.
 */
final class RequestVerificationService implements RequestVerification {
  private final Outbox outbox;
  private final Clock clock;

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

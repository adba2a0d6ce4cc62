package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.in.emaillink.ForgotPassword;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.domain.emaillink.TokenPurpose;

/**
 * Puts a letter into the outbox, whoever the address belongs to: so that the answer and the time it
 * takes tell nothing.
 */
public final class ForgotPasswordService implements ForgotPassword {
  private final Outbox outbox;
  private final Journal journal;

  /** Puts it into {@code outbox}. */
  public ForgotPasswordService(Outbox outbox, Journal journal) {
    this.outbox = outbox;
    this.journal = journal;
  }

  @Override
  public void request(Command command) {
    outbox.post(TokenPurpose.RESET, command.email(), command.client(), journal.now());
  }
}

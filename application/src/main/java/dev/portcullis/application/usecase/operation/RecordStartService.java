package dev.portcullis.application.usecase.operation;

import dev.portcullis.application.port.in.operation.RecordStart;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.ClientInfo;

/** Records starts. */
final class RecordStartService implements RecordStart {
  private final Transactions transactions;
  private final Clock clock;

  RecordStartService(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void record(Command command) {
    transactions.record(
        new Event.ServerStarted(
            command.version(),
            command.fingerprint(),
            EventContext.anonymous(clock.now(), ClientInfo.UNKNOWN)));
  }
}

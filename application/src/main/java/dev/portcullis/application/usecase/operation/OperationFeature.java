package dev.portcullis.application.usecase.operation;

import dev.portcullis.application.port.in.operation.OperationUseCases;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;

/** Builds the use cases of the server's operation. */
public final class OperationFeature {
  private OperationFeature() {}

  /** Wires the use cases. */
  public static OperationUseCases of(OutPorts out, Transactions transactions, Clock clock) {
    return new OperationUseCases(
        new CheckReadinessService(out.storage()),
        out.keys()::jwkSet,
        new RecordStartService(transactions, clock));
  }
}

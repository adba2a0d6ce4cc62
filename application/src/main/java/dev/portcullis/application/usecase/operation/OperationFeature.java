package dev.portcullis.application.usecase.operation;

import dev.portcullis.application.port.in.operation.OperationUseCases;
import dev.portcullis.application.port.out.OutPorts;

/** Builds the use cases of the server's operation. */
public final class OperationFeature {
  private OperationFeature() {}

  /** Wires the use cases. */
  public static OperationUseCases of(OutPorts out) {
    return new OperationUseCases(new CheckReadinessService(out.storage()), out.keys()::jwkSet);
  }
}

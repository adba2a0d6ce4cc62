package dev.portcullis.application.usecase.operation;

import dev.portcullis.application.port.in.operation.OperationUseCases;
import dev.portcullis.application.port.out.OutPorts;

/** Builds the use cases of running the server. */
public final class OperationFeature {
  private OperationFeature() {}

  /** Joins them. */
  public static OperationUseCases of(OutPorts out) {
    return new OperationUseCases(new CheckReadinessService(out.storage()), out.keys()::jwkSet);
  }
}

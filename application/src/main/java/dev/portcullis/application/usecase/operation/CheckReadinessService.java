package dev.portcullis.application.usecase.operation;

import dev.portcullis.application.port.in.operation.CheckReadiness;
import dev.portcullis.application.port.out.operation.Storage;

/** Reports ready when the store answers. */
final class CheckReadinessService implements CheckReadiness {
  private final Storage storage;

  CheckReadinessService(Storage storage) {
    this.storage = storage;
  }

  @Override
  public boolean isReady() {
    return storage.isReachable();
  }
}

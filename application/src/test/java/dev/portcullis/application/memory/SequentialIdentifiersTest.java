package dev.portcullis.application.memory;

import dev.portcullis.application.contract.operation.IdentifiersContract;
import dev.portcullis.application.port.out.operation.Identifiers;

class SequentialIdentifiersTest implements IdentifiersContract {
  private final Identifiers identifiers = new SequentialIdentifiers();

  @Override
  public Identifiers identifiers() {
    return identifiers;
  }
}

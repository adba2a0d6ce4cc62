package dev.portcullis.application.memory;

import dev.portcullis.application.contract.IdentifiersContract;
import dev.portcullis.application.port.out.Identifiers;

class SequentialIdentifiersTest implements IdentifiersContract {
  private final Identifiers identifiers = new SequentialIdentifiers();

  @Override
  public Identifiers identifiers() {
    return identifiers;
  }
}

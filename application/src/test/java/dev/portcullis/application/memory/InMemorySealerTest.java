package dev.portcullis.application.memory;

import dev.portcullis.application.contract.SealerContract;
import dev.portcullis.application.port.out.Sealer;

class InMemorySealerTest implements SealerContract {
  private final Sealer sealer = new InMemorySealer();

  @Override
  public Sealer sealer() {
    return sealer;
  }

  @Override
  public Sealer sealerWithAnotherKey() {
    return new InMemorySealer();
  }
}

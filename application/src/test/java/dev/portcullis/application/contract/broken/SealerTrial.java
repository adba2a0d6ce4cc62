package dev.portcullis.application.contract.broken;

import dev.portcullis.application.contract.SealerContract;
import dev.portcullis.application.port.out.Sealer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** Holds a sealer to its contract. Only {@link Examination} runs it. */
@ExtendWith(Examination.Candidates.class)
final class SealerTrial implements SealerContract {
  private final Supplier<Sealer> sealers;
  private final Sealer sealer;

  SealerTrial(Supplier<Sealer> sealers) {
    this.sealers = sealers;
    this.sealer = sealers.get();
  }

  @Override
  public Sealer sealer() {
    return sealer;
  }

  @Override
  public Sealer sealerWithAnotherKey() {
    return sealers.get();
  }
}

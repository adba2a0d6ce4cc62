package dev.portcullis.application.contract.broken;

import dev.portcullis.application.contract.operation.IdentifiersContract;
import dev.portcullis.application.port.out.operation.Identifiers;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the contract of identifiers. Only {@link ContractRunner} runs this class. */
@ExtendWith(ContractRunner.Candidates.class)
final class IdentifiersContractCase implements IdentifiersContract {
  private final Identifiers identifiers;

  IdentifiersContractCase(Supplier<Identifiers> candidates) {
    this.identifiers = candidates.get();
  }

  @Override
  public Identifiers identifiers() {
    return identifiers;
  }
}

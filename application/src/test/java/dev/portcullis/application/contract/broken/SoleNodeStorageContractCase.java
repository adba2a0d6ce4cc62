package dev.portcullis.application.contract.broken;

import dev.portcullis.application.contract.operation.SoleNodeStorageContract;
import dev.portcullis.application.port.out.operation.Storage;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the contract of a sole-node store. Only {@link ContractRunner} runs this class. */
@ExtendWith(ContractRunner.Candidates.class)
final class SoleNodeStorageContractCase implements SoleNodeStorageContract {
  private final Supplier<Storage> nodes;

  SoleNodeStorageContractCase(Supplier<Supplier<Storage>> candidates) {
    this.nodes = candidates.get();
  }

  @Override
  public Storage open() {
    return nodes.get();
  }
}

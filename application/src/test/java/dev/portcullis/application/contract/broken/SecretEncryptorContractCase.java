package dev.portcullis.application.contract.broken;

import dev.portcullis.application.contract.operation.SecretEncryptorContract;
import dev.portcullis.application.port.out.operation.SecretEncryptor;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the contract of a secret encryptor. Only {@link ContractRunner} runs this class. */
@ExtendWith(ContractRunner.Candidates.class)
final class SecretEncryptorContractCase implements SecretEncryptorContract {
  private final Supplier<SecretEncryptor> sealers;
  private final SecretEncryptor sealer;

  SecretEncryptorContractCase(Supplier<SecretEncryptor> sealers) {
    this.sealers = sealers;
    this.sealer = sealers.get();
  }

  @Override
  public SecretEncryptor sealer() {
    return sealer;
  }

  @Override
  public SecretEncryptor sealerWithAnotherKey() {
    return sealers.get();
  }
}

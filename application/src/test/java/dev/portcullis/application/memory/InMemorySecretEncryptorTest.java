package dev.portcullis.application.memory;

import dev.portcullis.application.contract.operation.SecretEncryptorContract;
import dev.portcullis.application.port.out.operation.SecretEncryptor;

class InMemorySecretEncryptorTest implements SecretEncryptorContract {
  private final SecretEncryptor sealer = new InMemorySecretEncryptor();

  @Override
  public SecretEncryptor sealer() {
    return sealer;
  }

  @Override
  public SecretEncryptor sealerWithAnotherKey() {
    return new InMemorySecretEncryptor();
  }
}

package dev.portcullis.application.memory;

import dev.portcullis.application.contract.password.PasswordHasherContract;
import dev.portcullis.application.port.out.password.PasswordHasher;

class InMemoryPasswordHasherTest implements PasswordHasherContract {
  @Override
  public PasswordHasher hasher() {
    return new InMemoryPasswordHasher(2);
  }

  @Override
  public PasswordHasher hasherWithOtherParameters() {
    return new InMemoryPasswordHasher(1);
  }
}

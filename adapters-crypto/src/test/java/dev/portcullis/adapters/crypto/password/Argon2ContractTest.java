package dev.portcullis.adapters.crypto.password;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.password.PasswordHasherContract;
import dev.portcullis.application.port.out.password.PasswordHasher;
import org.junit.jupiter.api.AfterEach;

class Argon2ContractTest implements PasswordHasherContract {
  private final Argon2PasswordHasher hasher =
      new Argon2PasswordHasher(new Argon2Parameters(64, 1, 1), 2, Race.CONTENDERS);
  private final Argon2PasswordHasher other =
      new Argon2PasswordHasher(new Argon2Parameters(128, 1, 1), 1, Race.CONTENDERS);

  @AfterEach
  void close() {
    hasher.close();
    other.close();
  }

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }

  @Override
  public PasswordHasher hasherWithOtherParameters() {
    return other;
  }
}

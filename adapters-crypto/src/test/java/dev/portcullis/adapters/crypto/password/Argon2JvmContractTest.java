package dev.portcullis.adapters.crypto.password;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.password.PasswordHasherContract;
import dev.portcullis.application.port.out.password.PasswordHasher;
import org.junit.jupiter.api.AfterEach;

/** The contract without libsodium, on the fallback engine. */
class Argon2JvmContractTest implements PasswordHasherContract {
  private final Argon2PasswordHasher hasher = hasher(64);
  private final Argon2PasswordHasher other = hasher(128);

  private static Argon2PasswordHasher hasher(int memoryKib) {
    return new Argon2PasswordHasher(
        new Argon2Parameters(memoryKib, 1, 1),
        new BoundedHashExecutor(2, Race.CONTENDERS),
        new Argon2JvmEngine());
  }

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

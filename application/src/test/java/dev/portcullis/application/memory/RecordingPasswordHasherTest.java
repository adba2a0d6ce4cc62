package dev.portcullis.application.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.password.PasswordHasherContract;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.domain.password.Password;
import org.junit.jupiter.api.Test;

class RecordingPasswordHasherTest implements PasswordHasherContract {
  private final RecordingPasswordHasher hasher =
      new RecordingPasswordHasher(new InMemoryPasswordHasher());

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }

  @Override
  public PasswordHasher hasherWithOtherParameters() {
    return new InMemoryPasswordHasher(3);
  }

  @Test
  void hashes_to_store_and_to_compare_are_counted() {
    try (Password password = Password.of("guinevere")) {
      var hash = hasher.hash(password);
      assertThat(hasher.matches(password, hash)).isTrue();
      assertThat(hasher.isOutdated(hash)).isFalse();
    }

    assertThat(hasher.work()).isEqualTo(2);
    assertThat(hasher.hashed()).isEqualTo(1);
  }
}

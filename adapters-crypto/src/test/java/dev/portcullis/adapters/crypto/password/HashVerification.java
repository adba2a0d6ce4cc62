package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;

/** Checks passwords against stored hashes, through the server's hasher. */
final class HashVerification {
  private static final Argon2PasswordHasher HASHER = hasher();
  private static final Argon2PasswordHasher CLOSED = hasher();

  static {
    CLOSED.close();
  }

  private HashVerification() {}

  private static Argon2PasswordHasher hasher() {
    return new Argon2PasswordHasher(new Argon2Parameters(64, 1, 1), 2, 64);
  }

  static boolean matches(String password, String hash) {
    return matches(HASHER, password, hash);
  }

  static boolean isOutdated(String hash) {
    return HASHER.isOutdated(new PasswordHash(hash));
  }

  /**
   * Asserts that {@code hash} is rejected without hashing, and is outdated. A closed executor
   * rejects all work, so a result shows that nothing was hashed.
   */
  static void assertTurnedDown(String hash) {
    assertThat(matches(CLOSED, "guinevere", hash)).as(hash).isFalse();
    assertThat(isOutdated(hash)).as(hash).isTrue();
  }

  private static boolean matches(Argon2PasswordHasher hasher, String text, String hash) {
    try (Password password = Password.of(text)) {
      return hasher.matches(password, new PasswordHash(hash));
    }
  }
}

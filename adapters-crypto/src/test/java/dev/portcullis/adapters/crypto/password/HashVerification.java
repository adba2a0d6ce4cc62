package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;

/** Tries passwords on stored hashes, through the hasher that the server uses. */
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
   * Checks that {@code hash} is turned down before any work is done, and is outdated. A closed line
   * refuses all work: an answer shows that there was none.
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

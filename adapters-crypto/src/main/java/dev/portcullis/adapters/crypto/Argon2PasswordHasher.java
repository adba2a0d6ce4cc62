package dev.portcullis.adapters.crypto;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import dev.portcullis.application.port.out.PasswordHasher;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.Arrays;
import java.util.Optional;

/**
 * argon2id (RFC 9106) by libargon2: a salt of 16 bytes, a hash of 32, kept in PHC form.
 * Thread-safe.
 */
public final class Argon2PasswordHasher implements PasswordHasher, AutoCloseable {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int HASH_CHARACTERS = 43;

  private final Argon2Advanced argon2 =
      Argon2Factory.createAdvanced(Argon2Types.ARGON2id, SALT_BYTES, HASH_BYTES);
  private final Argon2Parameters parameters;
  private final HashingLine line;

  /**
   * Hashes with {@code parameters}.
   *
   * @param threads how many hashes at a time
   * @param line how many more may wait
   */
  public Argon2PasswordHasher(Argon2Parameters parameters, int threads, int line) {
    this.parameters = parameters;
    this.line = new HashingLine(threads, line);
  }

  @Override
  public PasswordHash hash(Password password) {
    return working(
        password,
        bytes ->
            new PasswordHash(
                argon2.hash(
                    parameters.iterations(),
                    parameters.memoryKib(),
                    parameters.parallelism(),
                    bytes)));
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    if (Argon2Parameters.of(hash.value()).isEmpty()) {
      return false;
    }
    return working(password, bytes -> argon2.verify(hash.value(), bytes));
  }

  /** On a copy: a caller who leaves wipes the password while the job may still run. */
  private <T> T working(Password password, Work<T> work) {
    byte[] copy = password.reveal(byte[]::clone);
    return line.await(
        () -> {
          try {
            return work.on(copy);
          } finally {
            Arrays.fill(copy, (byte) 0);
          }
        });
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    Optional<Argon2Parameters> made = Argon2Parameters.of(hash.value());
    boolean sameLength =
        hash.value().length() - hash.value().lastIndexOf('$') - 1 == HASH_CHARACTERS;
    return !sameLength || !made.equals(Optional.of(parameters));
  }

  @Override
  public void close() {
    line.close();
  }

  @FunctionalInterface
  private interface Work<T> {
    T on(byte[] password);
  }
}

package dev.portcullis.adapters.crypto;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import dev.portcullis.application.port.out.PasswordHasher;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.Optional;

/**
 * argon2id (RFC 9106) by libargon2: a salt of 16 bytes, a hash of 32, kept in PHC form. Hashes of
 * other forms, which came with users from elsewhere, match too, and are outdated.
 *
 * <p>Works on threads of its own; whoever calls waits for them, and may be a virtual thread. A
 * caller who is interrupted gets a {@link java.util.concurrent.CancellationException}. A password
 * is revealed only while its caller waits, so it may be wiped as soon as a method has returned.
 *
 * <p>Thread-safe.
 */
public final class Argon2PasswordHasher implements PasswordHasher, AutoCloseable {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final Argon2Advanced argon2 =
      Argon2Factory.createAdvanced(Argon2Types.ARGON2id, SALT_BYTES, HASH_BYTES);
  private final Argon2Hash.Making making;
  private final HashingLine line;

  /**
   * Hashes with {@code parameters}.
   *
   * @param threads how many hashes at a time, at least one
   * @param line how many more may wait, at least one
   * @throws IllegalArgumentException unless all are within their bounds
   */
  public Argon2PasswordHasher(Argon2Parameters parameters, int threads, int line) {
    this(parameters, new HashingLine(threads, line));
  }

  /** Hashes in {@code line}, which it closes in the end. */
  Argon2PasswordHasher(Argon2Parameters parameters, HashingLine line) {
    if (!parameters.areAllowed()) {
      throw new IllegalArgumentException("out of bounds: " + parameters);
    }
    this.making =
        new Argon2Hash.Making(
            Argon2Types.ARGON2id, Argon2Hash.VERSION_1_3, parameters, SALT_BYTES, HASH_BYTES);
    this.line = line;
  }

  @Override
  public PasswordHash hash(Password password) {
    Argon2Parameters cost = making.parameters();
    return line.await(
        () ->
            new PasswordHash(
                password.reveal(
                    bytes ->
                        argon2.hash(
                            cost.iterations(), cost.memoryKib(), cost.parallelism(), bytes))));
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    Optional<StoredHash> stored = StoredHash.parse(hash.value());
    return stored.isPresent() && line.await(() -> password.reveal(stored.get()::matches));
  }

  @Override
  public boolean isReadable(PasswordHash hash) {
    return StoredHash.parse(hash.value()).isPresent();
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    return !Argon2Hash.parse(hash.value()).map(Argon2Hash::making).equals(Optional.of(making));
  }

  /** Takes no more work and finishes what it has taken. */
  @Override
  public void close() {
    line.close();
  }
}

package dev.portcullis.adapters.crypto.password;

import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * argon2id (RFC 9106): a salt of 16 bytes, a hash of 32, kept in PHC form. Hashes of other forms,
 * which came with users from elsewhere, match too, and are outdated.
 *
 * <p>Computed by libsodium where that works, else, and what it doesn't compute, by libargon2.
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
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Argon2Engine engine;
  private final Argon2Hash.Making making;
  private final BoundedHashExecutor line;

  /**
   * Hashes with {@code parameters}.
   *
   * @param threads how many hashes at a time, at least one
   * @param line how many more may wait, at least one
   * @throws IllegalArgumentException unless all are within their bounds
   */
  public Argon2PasswordHasher(Argon2Parameters parameters, int threads, int line) {
    this(parameters, new BoundedHashExecutor(threads, line), Argon2Engines.best());
  }

  /** Hashes in {@code line}, which it closes in the end. */
  Argon2PasswordHasher(Argon2Parameters parameters, BoundedHashExecutor line, Argon2Engine engine) {
    if (!parameters.areAllowed()) {
      throw new IllegalArgumentException("out of bounds: " + parameters);
    }
    this.making = making(parameters);
    this.line = line;
    this.engine = engine;
  }

  /** How hashes that cost {@code parameters} are made here. */
  public static Argon2Hash.Making making(Argon2Parameters parameters) {
    return new Argon2Hash.Making(
        Argon2Hash.Type.ARGON2ID, Argon2Hash.VERSION_1_3, parameters, SALT_BYTES, HASH_BYTES);
  }

  @Override
  public PasswordHash hash(Password password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return line.await(
        () ->
            new PasswordHash(
                password.reveal(bytes -> Argon2Hash.of(bytes, making, salt, engine).phc())));
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    Optional<StoredHash> stored = StoredHash.parse(hash.value());
    return stored.isPresent()
        && line.await(() -> password.reveal(bytes -> matches(bytes, stored.get())));
  }

  private boolean matches(byte[] password, StoredHash stored) {
    return switch (stored) {
      case Argon2Hash argon2 -> argon2.matches(password, engine);
      case LegacyHash foreign -> foreign.matches(password);
    };
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

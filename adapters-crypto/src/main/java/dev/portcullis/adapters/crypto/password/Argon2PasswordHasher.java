package dev.portcullis.adapters.crypto.password;

import dev.portcullis.application.port.out.password.HashOrigin;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Password hasher with argon2id (RFC 9106): 16 bytes of salt, 32 bytes of hash, in PHC form.
 * Imported hashes of other forms match too, and count as outdated.
 *
 * <p>libsodium computes the hashes where it works and supports the variant; libargon2 computes the
 * rest.
 *
 * <p>Hashes on its own threads. The caller waits and may be a virtual thread; an interrupted caller
 * gets a {@link java.util.concurrent.CancellationException}. A password is revealed only while its
 * caller waits, so the caller may wipe it when a method has returned.
 *
 * <p>Thread-safe.
 */
public final class Argon2PasswordHasher implements PasswordHasher, AutoCloseable {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Argon2Engine engine;
  private final Argon2Hash.Making making;
  private final HashWork own;
  private final BoundedHashExecutor line;

  /** Work of a refusal, the same for every stored hash within the bounds. */
  private volatile HashWork refusal;

  /**
   * Creates a hasher with {@code parameters}.
   *
   * @param threads maximum concurrent hashes, at least one
   * @param line maximum waiting hashes, at least one
   * @throws IllegalArgumentException when an argument is out of bounds
   */
  public Argon2PasswordHasher(Argon2Parameters parameters, int threads, int line) {
    this(parameters, new BoundedHashExecutor(threads, line), Argon2Engines.best());
  }

  /** Creates a hasher that uses {@code line} and closes it. */
  Argon2PasswordHasher(Argon2Parameters parameters, BoundedHashExecutor line, Argon2Engine engine) {
    if (!parameters.areAllowed()) {
      throw new IllegalArgumentException("out of bounds: " + parameters);
    }
    this.making = making(parameters);
    this.own = HashWork.of(HashFunction.Argon2.of(making), parameters.iterations());
    this.refusal = own;
    this.line = line;
    this.engine = engine;
  }

  /** Returns the variant of this hasher's hashes with {@code parameters}. */
  public static Argon2Hash.Making making(Argon2Parameters parameters) {
    return new Argon2Hash.Making(
        Argon2Hash.Type.ARGON2ID, Argon2Hash.VERSION_1_3, parameters, SALT_BYTES, HASH_BYTES);
  }

  @Override
  public PasswordHash hash(Password password, HashOrigin origin) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return line.await(
        origin,
        () ->
            new PasswordHash(
                password.reveal(bytes -> Argon2Hash.of(bytes, making, salt, engine).phc())));
  }

  @Override
  public boolean matches(Password password, PasswordHash hash, HashOrigin origin) {
    Optional<StoredHash> stored = StoredHash.parse(hash.value());
    return stored.isPresent()
        && line.await(origin, () -> password.reveal(bytes -> isAccepted(bytes, stored.get())));
  }

  private boolean isAccepted(byte[] password, StoredHash stored) {
    boolean matches = matches(password, stored);
    if (!matches) {
      refusal.doExcept(stored.work(), password, engine);
    }
    return matches;
  }

  @Override
  public void reject(Password password, HashOrigin origin) {
    line.await(
        origin,
        () ->
            password.reveal(
                bytes -> {
                  refusal.doExcept(HashWork.NONE, bytes, engine);
                  return false;
                }));
  }

  @Override
  public void equalizeRefusals(Stream<PasswordHash> hashes) {
    refusal =
        hashes
            .map(hash -> StoredHash.parse(hash.value()))
            .flatMap(Optional::stream)
            .map(StoredHash::work)
            .filter(HashWork::isBounded)
            .reduce(own, HashWork::max);
  }

  private boolean matches(byte[] password, StoredHash stored) {
    return switch (stored) {
      case Argon2Hash argon2 -> argon2.matches(password, engine);
      case LegacyHash foreign -> foreign.matches(password);
    };
  }

  @Override
  public String prefix() {
    return Argon2Hash.prefix(making);
  }

  @Override
  public boolean isReadable(PasswordHash hash) {
    return StoredHash.parse(hash.value()).isPresent();
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    return !Argon2Hash.parse(hash.value()).map(Argon2Hash::making).equals(Optional.of(making));
  }

  /** Rejects new work and finishes accepted work. */
  @Override
  public void close() {
    line.close();
  }
}

package dev.portcullis.application.port.out.password;

import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.stream.Stream;

/**
 * Hashes passwords. Slow on purpose: as many hashes run at a time as there are cores; the other
 * calls wait in a bounded queue. While others wait, one network or one account gets at most a
 * quarter of the queue. Thread-safe.
 */
public interface PasswordHasher {
  /**
   * Returns a hash with a new salt and the configured parameters.
   *
   * @throws Overloaded when the queue, or the origin's share of it, is full: at once, or while the
   *     call waits
   */
  PasswordHash hash(Password password, HashOrigin origin);

  /**
   * Returns whether {@code hash} is a hash of {@code password}, compared in constant time; false
   * for a hash that this hasher can't read.
   *
   * @throws Overloaded when the queue, or the origin's share of it, is full: at once, or while the
   *     call waits
   */
  boolean matches(Password password, PasswordHash hash, HashOrigin origin);

  /**
   * Works as long as a call of {@link #matches} that returns false, so that the response time
   * doesn't tell whether there is a password to compare.
   *
   * @throws Overloaded as {@link #matches}
   */
  default void reject(Password password, HashOrigin origin) {
    hash(password, origin);
  }

  /**
   * Makes all refusals as slow as the slowest one: from now on, {@link #matches} takes the same
   * time for each hash of {@code stored} if it returns false. Replaces earlier calls. Hashes beyond
   * the hasher's bounds take longer. The default does nothing.
   *
   * @param stored hashes that don't begin with {@link #prefix}; read once, on the calling thread
   */
  default void equalizeRefusals(Stream<PasswordHash> stored) {}

  /**
   * Returns the beginning of this hasher's hashes: of those that aren't outdated. Empty if the
   * hasher can't equalize refusals.
   */
  default String prefix() {
    return "";
  }

  /** Hashes for a caller that is no client's request. */
  default PasswordHash hash(Password password) {
    return hash(password, HashOrigin.UNKNOWN);
  }

  /** Compares for a caller that is no client's request. */
  default boolean matches(Password password, PasswordHash hash) {
    return matches(password, hash, HashOrigin.UNKNOWN);
  }

  /** Returns whether {@link #matches} can check {@code hash}. */
  boolean isReadable(PasswordHash hash);

  /**
   * Returns whether {@code hash} was made by another algorithm or with other parameters than
   * configured.
   */
  boolean isOutdated(PasswordHash hash);
}

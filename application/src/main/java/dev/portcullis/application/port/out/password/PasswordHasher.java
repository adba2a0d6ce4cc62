package dev.portcullis.application.port.out.password;

import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;

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

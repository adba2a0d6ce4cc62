package dev.portcullis.application.port.out.password;

import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;

/**
 * Hashes passwords. Slow on purpose: as many hashes run at a time as there are cores; the other
 * calls wait in a bounded queue. Thread-safe.
 */
public interface PasswordHasher {
  /**
   * Returns a hash with a new salt and the configured parameters.
   *
   * @throws Overloaded at once when the queue is full
   */
  PasswordHash hash(Password password);

  /**
   * Returns whether {@code hash} is a hash of {@code password}, compared in constant time; false
   * for a hash that this hasher can't read.
   *
   * @throws Overloaded at once when the queue is full
   */
  boolean matches(Password password, PasswordHash hash);

  /** Returns whether {@link #matches} can check {@code hash}. */
  boolean isReadable(PasswordHash hash);

  /**
   * Returns whether {@code hash} was made by another algorithm or with other parameters than
   * configured.
   */
  boolean isOutdated(PasswordHash hash);
}

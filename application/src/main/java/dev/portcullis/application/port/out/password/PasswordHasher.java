package dev.portcullis.application.port.out.password;

import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;

/**
 * Turns passwords into what may be kept of them. Slow on purpose: as many work at a time as there
 * are cores, the rest wait in a bounded line. Thread-safe.
 */
public interface PasswordHasher {
  /**
   * A hash with a salt of its own and the configured parameters.
   *
   * @throws Overloaded at once when the line is full
   */
  PasswordHash hash(Password password);

  /**
   * Whether {@code hash} is one of {@code password}, compared in constant time; false for a hash
   * that this hasher can't read.
   *
   * @throws Overloaded at once when the line is full
   */
  boolean matches(Password password, PasswordHash hash);

  /** Whether {@code hash} is one that {@link #matches} can check. */
  boolean isReadable(PasswordHash hash);

  /**
   * Whether {@code hash} was made by another algorithm or with other parameters than configured.
   */
  boolean isOutdated(PasswordHash hash);
}

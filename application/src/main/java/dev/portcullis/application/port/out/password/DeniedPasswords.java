package dev.portcullis.application.port.out.password;

import dev.portcullis.domain.password.Password;

/**
 * List of passwords that no user may choose. A lookup takes no longer than a microsecond, and may
 * find a few passwords that aren't on the list, but never misses one that is. Thread-safe.
 */
@FunctionalInterface
public interface DeniedPasswords {
  /** Empty list. */
  DeniedPasswords NONE = password -> false;

  /** Returns whether {@code password} is on the list. */
  boolean contains(Password password);
}

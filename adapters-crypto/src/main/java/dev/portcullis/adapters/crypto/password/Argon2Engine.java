package dev.portcullis.adapters.crypto.password;

/**
 * Argon2 implementation (RFC 9106). For the same password, salt and variant, all engines return the
 * same bytes. Thread-safe.
 */
interface Argon2Engine {
  /** Returns the library's name, for logs. */
  String name();

  /** Reports whether this engine supports {@code making}. */
  boolean computes(Argon2Hash.Making making);

  /**
   * Computes the hash of {@code password}, which is in UTF-8. Slow. Native copies of the password
   * are wiped before this returns.
   *
   * @param making supported by this engine, with allowed parameters
   * @param salt as long as {@code making} says
   * @throws IllegalStateException when memory is insufficient
   */
  byte[] compute(Argon2Hash.Making making, byte[] salt, byte[] password);
}

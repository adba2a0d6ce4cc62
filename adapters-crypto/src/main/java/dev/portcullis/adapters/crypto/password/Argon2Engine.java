package dev.portcullis.adapters.crypto.password;

/**
 * Computes argon2 (RFC 9106), whatever the library. Of one password, salt and making, all engines
 * make the same bytes. Thread-safe.
 */
interface Argon2Engine {
  /** The library, as people call it. */
  String name();

  /** Whether it computes what is made like this. */
  boolean computes(Argon2Hash.Making making);

  /**
   * Computes the hash of {@code password}, which is in UTF-8; the slow part. What native code has
   * copied of the password is wiped by then.
   *
   * @param making one that this engine computes, with allowed parameters
   * @param salt as long as {@code making} says
   * @throws IllegalStateException when there is not enough memory for it
   */
  byte[] compute(Argon2Hash.Making making, byte[] salt, byte[] password);
}

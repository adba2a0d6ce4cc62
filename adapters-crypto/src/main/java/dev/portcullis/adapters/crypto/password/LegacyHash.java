package dev.portcullis.adapters.crypto.password;

/** Stored hash by a function other than argon2, imported from other software. */
sealed interface LegacyHash extends StoredHash permits BcryptHash, ScryptHash, Pbkdf2Hash {
  /**
   * Reports whether this is the hash of {@code password}, which is in UTF-8. Compares in constant
   * time. Slow.
   */
  boolean matches(byte[] password);
}

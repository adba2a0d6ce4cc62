package dev.portcullis.adapters.crypto.password;

/** A stored hash by another function than argon2: only other software makes such ones. */
sealed interface LegacyHash extends StoredHash permits BcryptHash, ScryptHash, Pbkdf2Hash {
  /**
   * Whether this is the hash of {@code password}, which is in UTF-8; compared in constant time. The
   * slow part.
   */
  boolean matches(byte[] password);
}

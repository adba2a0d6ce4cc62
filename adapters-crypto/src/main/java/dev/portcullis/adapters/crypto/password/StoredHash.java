package dev.portcullis.adapters.crypto.password;

import java.util.Optional;

/**
 * A password's hash as it is kept, read and found worth checking: our own, or one that came with a
 * user from elsewhere. {@code docs/imported-passwords.md} lists the forms.
 */
sealed interface StoredHash permits Argon2Hash, LegacyHash {
  /** More than any form needs; nothing longer is looked at. In characters. */
  int MAX_LENGTH = 2048;

  /**
   * Reads {@code text}; empty when it has none of the forms, or would cost more than its form
   * allows. Hashes nothing.
   */
  static Optional<StoredHash> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return Optional.<StoredHash>empty()
        .or(() -> Argon2Hash.parse(text))
        .or(() -> BcryptHash.parse(text))
        .or(() -> ScryptHash.parse(text))
        .or(() -> Pbkdf2Hash.parse(text))
        .or(() -> KeycloakCredential.parse(text));
  }
}

package dev.portcullis.adapters.crypto.password;

import java.util.Optional;

/**
 * Parsed hash of a stored password: our own, or imported from other software. {@code
 * docs/imported-passwords.md} lists the supported forms.
 */
sealed interface StoredHash permits Argon2Hash, LegacyHash {
  /** Maximum length in characters, more than any form needs. Longer text is rejected unread. */
  int MAX_LENGTH = 2048;

  /** Returns the work of comparing a password with this hash. */
  HashWork work();

  /**
   * Parses {@code text}. Empty if it has none of the forms, or exceeds the bounds of its form.
   * Computes no hash.
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

package dev.portcullis.application.port.out.operation;

import java.util.Optional;

/** Encrypts secrets, so that the store keeps them but can't read them. Thread-safe. */
public interface SecretEncryptor {
  /**
   * An encryptor for programs that keep no secrets: {@code seal} throws, {@code open} returns
   * empty.
   */
  SecretEncryptor NONE =
      new SecretEncryptor() {
        @Override
        public String seal(String secret, String context) {
          throw new IllegalStateException("there is no master key");
        }

        @Override
        public Optional<String> open(String sealed, String context) {
          return Optional.empty();
        }
      };

  /**
   * Encrypts {@code secret}.
   *
   * @param context the use of the secret; {@link #open} needs the same value
   */
  String seal(String secret, String context);

  /**
   * Decrypts {@code sealed}; empty if it was sealed for another context or under another master
   * key.
   */
  Optional<String> open(String sealed, String context);

  /**
   * Encrypts what {@code sealed} contains under the current master key. Returns {@code sealed}
   * itself if it is already; empty if it can't be decrypted. An encryptor with one master key needs
   * nothing but this default.
   */
  default Optional<String> reseal(String sealed, String context) {
    return open(sealed, context).map(readable -> sealed);
  }
}

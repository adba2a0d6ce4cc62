package dev.portcullis.application.port.out.operation;

import java.util.Optional;

/** Encrypts what must be kept but not be readable in the store. Thread-safe. */
public interface SecretEncryptor {
  /** An encryptor for programs that keep no secrets: it refuses to encrypt, and opens nothing. */
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
   * @param context what it is for; only with the same can it be opened
   */
  String seal(String secret, String context);

  /** What was sealed for {@code context}; empty if it was not, or under another master key. */
  Optional<String> open(String sealed, String context);
}

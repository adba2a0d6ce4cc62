package dev.portcullis.application.port.out.operation;

import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import java.time.Instant;
import java.util.Optional;

/** Generates signing keys, encrypted under the master key. Thread-safe. */
public interface SigningKeyFactory {
  /** A factory for programs that generate no keys: every method throws. */
  SigningKeyFactory NONE =
      new SigningKeyFactory() {
        @Override
        public String algorithm() {
          throw new IllegalStateException("there is no algorithm");
        }

        @Override
        public SealedKey generate(Instant created, Optional<SealedKey> beside) {
          throw new IllegalStateException("there is no algorithm");
        }

        @Override
        public Optional<SealedKey> reseal(SealedKey key) {
          throw new IllegalStateException("there is no master key");
        }
      };

  /** Returns the name of the algorithm of new keys, in RFC 7518 or RFC 8037. */
  String algorithm();

  /**
   * Generates a key with a new id.
   *
   * @param beside a stored key, whose master key encrypts the new key, too; empty if none is stored
   * @throws RuntimeException with advice for operators when {@code beside} is encrypted under an
   *     unknown master key
   */
  SealedKey generate(Instant created, Optional<SealedKey> beside);

  /**
   * Encrypts the private key under the current master key. Returns {@code key} itself if it is
   * already; empty if it can't be decrypted.
   */
  Optional<SealedKey> reseal(SealedKey key);
}

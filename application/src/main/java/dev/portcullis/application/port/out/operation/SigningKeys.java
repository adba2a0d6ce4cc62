package dev.portcullis.application.port.out.operation;

import dev.portcullis.application.failure.StoreUnavailable;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the signing keys of tokens, encrypted by the caller. Thread-safe; every method throws
 * {@link StoreUnavailable} when the store doesn't answer.
 */
public interface SigningKeys {
  /**
   * One key.
   *
   * @param id the key id in tokens ({@code kid})
   * @param algorithm its name in RFC 7518 or RFC 8037, such as {@code EdDSA}
   * @param sealed the private key, encrypted, in Base64
   */
  record SealedKey(String id, String algorithm, Instant created, String sealed) {
    /** Redacted except for the id. */
    @Override
    public String toString() {
      return "SealedKey[" + id + "]";
    }
  }

  /** Returns all keys for {@code algorithm}, the newest first. */
  List<SealedKey> list(String algorithm);

  /**
   * Stores {@code key} unless its algorithm has a key already. Of nodes that start at the same
   * time, exactly one stores its key.
   *
   * @return whether the key was stored
   */
  boolean addFirst(SealedKey key);
}

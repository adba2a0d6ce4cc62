package dev.portcullis.application.port.out.operation;

import dev.portcullis.application.failure.StoreUnavailable;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the keys that tokens are signed with, encrypted by whoever hands them in. Thread-safe;
 * every method throws {@link StoreUnavailable} when the store doesn't answer.
 */
public interface SigningKeys {
  /**
   * One key.
   *
   * @param id what tokens name it by ({@code kid})
   * @param algorithm its name in RFC 7518 or RFC 8037, such as {@code EdDSA}
   * @param sealed the private key, encrypted, in Base64
   */
  record SealedKey(String id, String algorithm, Instant created, String sealed) {
    /** Tells the id alone. */
    @Override
    public String toString() {
      return "SealedKey[" + id + "]";
    }
  }

  /** All keys for {@code algorithm}, the newest first. */
  List<SealedKey> list(String algorithm);

  /**
   * Stores {@code key} unless there is one for its algorithm already. Of nodes that start at the
   * same time, exactly one stores its key.
   *
   * @return whether it was stored
   */
  boolean addFirst(SealedKey key);
}

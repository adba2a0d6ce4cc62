package dev.portcullis.adapters.crypto;

/** Computes Ed25519 (RFC 8032, section 5.1) faster than Tink does. Thread-safe. */
public interface Ed25519Engine {
  /**
   * The signature of a message, always the same. What native code has copied of the key is wiped by
   * then.
   *
   * @param privateKey of 32 bytes
   * @param publicKey the one that belongs to it, of 32 bytes
   */
  byte[] sign(byte[] message, byte[] privateKey, byte[] publicKey);

  /**
   * Whether {@code signature} is that of {@code message}.
   *
   * @param publicKey of 32 bytes
   */
  boolean verify(byte[] signature, byte[] message, byte[] publicKey);
}

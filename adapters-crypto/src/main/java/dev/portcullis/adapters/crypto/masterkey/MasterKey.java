package dev.portcullis.adapters.crypto.masterkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.application.port.out.operation.SecretEncryptor;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which all other keys are kept: 256 bits, for AES-GCM (NIST SP 800-38D). All nodes
 * of one store need the same. Thread-safe.
 */
public final class MasterKey implements SecretEncryptor {
  /** What the operator configures the key by. */
  public static final String NAME = "PORTCULLIS_MASTER_KEY";

  /** What a configured key must be, for people. */
  public static final String RULE =
      "must hold 32 random bytes in Base64, as `openssl rand -base64 32` prints them";

  public static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  private MasterKey(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * The configured key, or else the one in the file {@code master.key}, which is made when it is
   * not there, for its owner alone to read. Of processes that start at the same time, one makes it.
   * It is never made for a store that has keys: those were sealed under a key that is lost.
   *
   * @param configured 32 bytes in Base64
   * @param storeHasKeys whether the store has keys that were sealed; asked only if none is
   *     configured
   * @throws MasterKeyRefused when either is no such key; when the file can't be read or written,
   *     others may read it, or it is lost
   */
  public static MasterKey load(
      Optional<String> configured, Path dataDirectory, BooleanSupplier storeHasKeys) {
    if (configured.isPresent()) {
      return decode(configured.get(), NAME);
    }
    // Asked before the file is looked for: who adds the first key has made the file before.
    boolean needed = storeHasKeys.getAsBoolean();
    var file = new MasterKeyFile(dataDirectory.resolve("master.key"));
    return decode(needed ? file.read() : file.readOrMake(), file.toString());
  }

  /** Whether {@code configured} is a key. */
  public static boolean isWellFormed(String configured) {
    byte[] key = bytes(configured.strip());
    Arrays.fill(key, (byte) 0);
    return key.length == KEY_BYTES;
  }

  private static MasterKey decode(String base64, String source) {
    byte[] key = bytes(base64.strip());
    try {
      if (key.length != KEY_BYTES) {
        throw new MasterKeyRefused("%s %s".formatted(source, RULE), null);
      }
      return new MasterKey(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** What {@code base64} holds; nothing if it is none. */
  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }

  @Override
  public String seal(String secret, String context) {
    return seal(secret.getBytes(UTF_8), context);
  }

  @Override
  public Optional<String> open(String sealed, String context) {
    return unseal(sealed, context).map(secret -> new String(secret, UTF_8));
  }

  /** Encrypts {@code secret}, bound to {@code context}; in Base64. */
  public String seal(byte[] secret, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
    // At random, as SP 800-38D, section 8.2.2, allows: safe for far more keys than are ever made.
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(secret);
      byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
      return Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is missing", impossible);
    }
  }

  /** What was sealed with this key and {@code context}; empty if it was not. */
  public Optional<byte[]> unseal(String sealed, String context) {
    byte[] whole = bytes(sealed);
    if (whole.length < NONCE_BYTES + TAG_BYTES) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, nonce, context)
              .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES));
    } catch (AEADBadTagException otherKey) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is missing", impossible);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(context.getBytes(UTF_8));
    return cipher;
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "MasterKey[…]";
  }
}

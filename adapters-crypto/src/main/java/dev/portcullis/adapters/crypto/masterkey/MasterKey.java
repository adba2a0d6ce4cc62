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
import org.jspecify.annotations.Nullable;

/**
 * Master key that encrypts all other keys: 256 bits, for AES-GCM (NIST SP 800-38D). All nodes of
 * one store need the same one. Thread-safe.
 */
public final class MasterKey implements SecretEncryptor {
  /** Environment variable with the master key. */
  public static final String NAME = "PORTCULLIS_MASTER_KEY";

  /** Environment variable with the successor of the master key, while it is being replaced. */
  public static final String NEXT_NAME = "PORTCULLIS_NEXT_MASTER_KEY";

  /** Rule for a configured key, in words for operators. */
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
   * Returns the configured key, or else the key in the file {@code master.key}. A missing file is
   * created, readable by its owner only. If several processes start at the same time, one creates
   * it. The file isn't created for a store that has keys, because those are sealed under a lost
   * key.
   *
   * @param configured 32 bytes in Base64
   * @param storeHasKeys true if the store has sealed keys; evaluated only if no key is configured
   * @throws MasterKeyRefused when the key is malformed; or when the file is lost, can't be read or
   *     written, or is readable by others
   */
  public static MasterKey load(
      Optional<String> configured, Path dataDirectory, BooleanSupplier storeHasKeys) {
    if (configured.isPresent()) {
      return decode(configured.get(), NAME);
    }
    // Evaluated before the file is read: a node creates the file before it adds the first key.
    boolean needed = storeHasKeys.getAsBoolean();
    var file = new MasterKeyFile(dataDirectory.resolve(MasterKeyFiles.CURRENT));
    return decode(needed ? file.read() : file.readOrMake(), file.toString());
  }

  /** Reports whether {@code configured} is a well-formed key. */
  public static boolean isWellFormed(String configured) {
    byte[] key = bytes(configured.strip());
    Arrays.fill(key, (byte) 0);
    return key.length == KEY_BYTES;
  }

  static MasterKey decode(String base64, String source) {
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

  /** Returns the bytes, or an empty array if {@code base64} is malformed. */
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

  /** Encrypts {@code secret} and binds it to {@code context}. Returns Base64. */
  public String seal(byte[] secret, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
    // A random nonce, as SP 800-38D, section 8.2.2, allows. Safe for far more keys than are ever
    // made.
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

  /**
   * Returns the secret sealed with this key and {@code context}; empty if {@code sealed} is
   * anything else.
   */
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

  /** Compares the key itself. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MasterKey another && key.equals(another.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "MasterKey[…]";
  }
}

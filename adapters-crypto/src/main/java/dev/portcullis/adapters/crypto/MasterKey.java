package dev.portcullis.adapters.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which all other keys are kept: 256 bits, for AES-GCM (NIST SP 800-38D). All nodes
 * of one store need the same. Thread-safe.
 */
public final class MasterKey {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  private MasterKey(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * The configured key, or else the one in the file {@code master.key}, which is made when it is
   * not there, for its owner alone to read.
   *
   * @param configured 32 bytes in Base64
   * @throws MasterKeyRefused when either is no such key, or the file can't be read or written
   */
  public static MasterKey load(Optional<String> configured, Path dataDirectory) {
    if (configured.isPresent()) {
      return decode(configured.get(), "PORTCULLIS_MASTER_KEY");
    }
    Path file = dataDirectory.resolve("master.key");
    try {
      if (Files.notExists(file)) {
        create(file);
      }
      return decode(Files.readString(file).strip(), file.toString());
    } catch (IOException failure) {
      throw new MasterKeyRefused("Can't read or write %s".formatted(file), failure);
    }
  }

  private static MasterKey decode(String base64, String source) {
    try {
      byte[] key = Base64.getDecoder().decode(base64);
      if (key.length == KEY_BYTES) {
        return new MasterKey(key);
      }
    } catch (IllegalArgumentException noBase64) {
      // Told below, without the text.
    }
    throw new MasterKeyRefused(
        "%s must hold 32 random bytes in Base64, as `openssl rand -base64 32` prints"
            .formatted(source),
        null);
  }

  /** Complete or not there at all: of processes that start at the same time, one makes it. */
  private static void create(Path file) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of("."));
    Path draft = Files.createTempFile(folder, "master", ".tmp", ownerOnly(folder));
    try {
      Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n");
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException another) {
      // Another process was faster; its key is the one.
    } finally {
      Files.delete(draft);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Encrypts {@code secret}, bound to {@code context}; in Base64. */
  String seal(byte[] secret, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
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
  Optional<byte[]> open(String sealed, String context) {
    byte[] whole = Base64.getDecoder().decode(sealed);
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
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(UTF_8));
    return cipher;
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "MasterKey[…]";
  }
}

package dev.portcullis.adapters.crypto.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Salt and digest of a scrypt or PBKDF2 hash, without its cost. */
final class SaltedDigest {
  private static final int MAX_SALT_BYTES = 128;
  private static final int MIN_DIGEST_BYTES = 16;
  private static final int MAX_DIGEST_BYTES = 64;

  private final byte[] salt;
  private final byte[] digest;

  private SaltedDigest(byte[] salt, byte[] digest) {
    this.salt = salt;
    this.digest = digest;
  }

  /** Decodes both from Base64, padded or not. Empty if one is malformed, too short or too long. */
  static Optional<SaltedDigest> ofBase64(String salt, String digest) {
    return of(base64(salt), base64(digest));
  }

  /** Like {@link #ofBase64}, but uses the salt's text undecoded. */
  static Optional<SaltedDigest> ofTextAndBase64(String salt, String digest) {
    return of(salt.getBytes(UTF_8), base64(digest));
  }

  /** Like {@link #ofTextAndBase64}, but decodes the digest from hexadecimal. */
  static Optional<SaltedDigest> ofTextAndHex(String salt, String digest) {
    return of(salt.getBytes(UTF_8), hex(digest));
  }

  private static Optional<SaltedDigest> of(byte[] salt, byte[] digest) {
    boolean allowed =
        salt.length >= 1
            && salt.length <= MAX_SALT_BYTES
            && digest.length >= MIN_DIGEST_BYTES
            && digest.length <= MAX_DIGEST_BYTES;
    return allowed ? Optional.of(new SaltedDigest(salt, digest)) : Optional.empty();
  }

  /** Returns the bytes, or an empty array if {@code text} is malformed. */
  private static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }

  /** Returns the bytes, or an empty array if {@code text} is malformed. */
  private static byte[] hex(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }

  byte[] salt() {
    return salt.clone();
  }

  /** Returns the length of the digest in bytes. */
  int bytes() {
    return digest.length;
  }

  /**
   * Reports whether {@code derived}, computed from {@code password}, equals the digest. Compares in
   * constant time.
   *
   * <p>Rejects a password that ends in NUL. Both algorithms begin with HMAC, which pads its key
   * with NULs (RFC 2104, section 2), so the password without the NUL has the same digest.
   */
  boolean matches(byte[] derived, byte[] password) {
    boolean same = MessageDigest.isEqual(derived, digest);
    return same && password[password.length - 1] != 0;
  }
}

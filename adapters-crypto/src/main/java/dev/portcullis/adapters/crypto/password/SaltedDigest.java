package dev.portcullis.adapters.crypto.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a hash by scrypt or PBKDF2 holds besides its cost: the salt, and the digest that it made of
 * the password.
 */
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

  /** Both in Base64, padded or not. Empty when one is malformed, too short or too long. */
  static Optional<SaltedDigest> ofBase64(String salt, String digest) {
    return of(base64(salt), base64(digest));
  }

  /** As {@link #ofBase64}, for a salt that is used as the text that it is. */
  static Optional<SaltedDigest> ofTextAndBase64(String salt, String digest) {
    return of(salt.getBytes(UTF_8), base64(digest));
  }

  /** As {@link #ofTextAndBase64}, for a digest in hexadecimal. */
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

  /** What {@code text} holds; nothing if it is malformed. */
  private static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }

  /** What {@code text} holds; nothing if it is malformed. */
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

  /** The length of the digest. */
  int bytes() {
    return digest.length;
  }

  /**
   * Whether {@code derived}, made of {@code password}, is the digest; compared in constant time.
   *
   * <p>Never for a password that ends in NUL. Both algorithms begin with HMAC, which fills up its
   * key with NULs (RFC 2104, section 2) and can't tell it from the one without.
   */
  boolean matches(byte[] derived, byte[] password) {
    boolean same = MessageDigest.isEqual(derived, digest);
    return same && password[password.length - 1] != 0;
  }
}

package dev.portcullis.domain.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An opaque token as it may be kept: the SHA-256 of its UTF-8, in lower-case hex. The tokens have
 * full entropy, so neither salt nor stretching would add anything.
 */
public record TokenHash(String hex) {
  /** The hash of {@code token}, a secret. */
  public static TokenHash of(String token) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
      return new TokenHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is missing", impossible);
    }
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "TokenHash[…]";
  }
}

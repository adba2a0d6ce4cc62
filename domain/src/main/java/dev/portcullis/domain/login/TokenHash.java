package dev.portcullis.domain.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of an opaque token's UTF-8, in lower-case hex; stored in place of the token. The tokens
 * have full entropy, so salt and stretching would add nothing.
 */
public record TokenHash(String hex) {
  /** Hashes {@code token}, a secret. */
  public static TokenHash of(String token) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
      return new TokenHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is missing", impossible);
    }
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "TokenHash[…]";
  }
}

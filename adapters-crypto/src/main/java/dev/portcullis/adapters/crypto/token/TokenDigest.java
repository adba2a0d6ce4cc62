package dev.portcullis.adapters.crypto.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.TokenHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Turns tokens into what may be kept of them. */
final class TokenDigest {
  private TokenDigest() {}

  static TokenHash of(AccessToken token) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.value().getBytes(US_ASCII));
      return new TokenHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is missing", impossible);
    }
  }
}

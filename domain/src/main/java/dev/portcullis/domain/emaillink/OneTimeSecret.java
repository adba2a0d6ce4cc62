package dev.portcullis.domain.emaillink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;
import dev.portcullis.domain.login.TokenHash;
import java.security.MessageDigest;

/**
 * One-time token as clients send it, in a link or a form; a secret. Only its {@link #hash} is
 * stored. At most 4,096 bytes of UTF-8.
 */
public record OneTimeSecret(String value) {
  private static final int MAX_BYTES = 4096;

  /**
   * Checks the text.
   *
   * @throws InvalidInput naming {@code token} if it is not valid Unicode or too long
   */
  public OneTimeSecret {
    Text.utf8("token", value, MAX_BYTES);
  }

  /** Hash to store in place of the secret. */
  public TokenHash hash() {
    return TokenHash.of(value);
  }

  /** Returns whether {@code other} is equal, in constant time. */
  public boolean matches(OneTimeSecret other) {
    return MessageDigest.isEqual(value.getBytes(UTF_8), other.value.getBytes(UTF_8));
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "OneTimeSecret[…]";
  }
}

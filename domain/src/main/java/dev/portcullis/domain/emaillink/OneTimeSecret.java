package dev.portcullis.domain.emaillink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;
import dev.portcullis.domain.login.TokenHash;
import java.security.MessageDigest;

/**
 * A one-time token as it travels, in a link or a form; a secret. Only its {@link #hash} is kept. At
 * most 4,096 bytes of UTF-8.
 */
public record OneTimeSecret(String value) {
  private static final int MAX_BYTES = 4096;

  /**
   * Takes the text as it was sent.
   *
   * @throws InvalidInput naming {@code token} when it is no valid Unicode or too long
   */
  public OneTimeSecret {
    Text.utf8("token", value, MAX_BYTES);
  }

  /** What is kept of it. */
  public TokenHash hash() {
    return TokenHash.of(value);
  }

  /** Whether {@code other} is the same; compared in constant time. */
  public boolean matches(OneTimeSecret other) {
    return MessageDigest.isEqual(value.getBytes(UTF_8), other.value.getBytes(UTF_8));
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "OneTimeSecret[…]";
  }
}

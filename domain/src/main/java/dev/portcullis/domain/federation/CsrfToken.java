package dev.portcullis.domain.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;
import dev.portcullis.domain.login.TokenHash;
import java.security.MessageDigest;

/**
 * The secret that binds a state to the browser that began the sign-in (RFC 9700, section 4.7.1). At
 * most 4,096 bytes of UTF-8.
 */
public record CsrfToken(String value) {
  private static final int MAX_BYTES = 4096;

  /**
   * Accepts the text as the client sent it.
   *
   * @throws InvalidInput naming {@code csrf_token} when it is not valid Unicode or too long
   */
  public CsrfToken {
    Text.utf8("csrf_token", value, MAX_BYTES);
  }

  /** The hash that the store keeps. */
  public TokenHash hash() {
    return TokenHash.of(value);
  }

  /** Compares the tokens in constant time. */
  public boolean matches(CsrfToken other) {
    return MessageDigest.isEqual(value.getBytes(UTF_8), other.value.getBytes(UTF_8));
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "CsrfToken[…]";
  }
}

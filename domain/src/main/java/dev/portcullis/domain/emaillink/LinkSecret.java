package dev.portcullis.domain.emaillink;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;
import dev.portcullis.domain.login.TokenHash;

/**
 * The secret in a mail's link, as it travels: in the link, and in the form behind it. The store
 * keeps its {@link #hash} only. At most 4,096 bytes of UTF-8.
 */
public record LinkSecret(String value) {
  private static final int MAX_BYTES = 4096;

  /**
   * Takes the text as the client sent it.
   *
   * @throws InvalidInput naming {@code token} when it is not valid Unicode or too long
   */
  public LinkSecret {
    Text.utf8("token", value, MAX_BYTES);
  }

  /** The hash that the store keeps. */
  public TokenHash hash() {
    return TokenHash.of(value);
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "LinkSecret[…]";
  }
}

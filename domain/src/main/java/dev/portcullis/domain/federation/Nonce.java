package dev.portcullis.domain.federation;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;

/**
 * The value that binds an ID token to the authorization request that it answers (OpenID Connect
 * Core 1.0, section 3.1.2.1): 1 to 128 unreserved characters.
 */
public record Nonce(String value) {
  private static final int MAX_LENGTH = 128;

  /**
   * Takes the text as it is.
   *
   * @throws InvalidInput naming {@code nonce} when it has another form
   */
  public Nonce {
    Text.requireUnreserved("nonce", value, 1, MAX_LENGTH);
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "Nonce[…]";
  }
}

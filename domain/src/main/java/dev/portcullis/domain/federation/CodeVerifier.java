package dev.portcullis.domain.federation;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;

/**
 * The secret that proves to a provider that an authorization code is redeemed by the client that
 * asked for it (RFC 7636, section 4.1): 43 to 128 unreserved characters.
 */
public record CodeVerifier(String value) {
  private static final int MIN_LENGTH = 43;
  private static final int MAX_LENGTH = 128;

  /**
   * Takes the text as it is.
   *
   * @throws InvalidInput naming {@code code_verifier} when it has another form
   */
  public CodeVerifier {
    Text.requireUnreserved("code_verifier", value, MIN_LENGTH, MAX_LENGTH);
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "CodeVerifier[…]";
  }
}

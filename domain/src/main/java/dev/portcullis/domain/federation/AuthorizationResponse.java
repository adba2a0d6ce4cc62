package dev.portcullis.domain.federation;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Authorization response as the browser delivers it. Untrusted: any client can forge one.
 *
 * @param state the state that the provider received and must return; at most 4,096 bytes of UTF-8
 * @param issuer the issuer that the response claims (RFC 9207, section 2), if present; at most
 *     2,048 bytes
 */
public record AuthorizationResponse(String state, Outcome outcome, Optional<String> issuer) {
  private static final int MAX_BYTES = 4096;
  private static final int MAX_ISSUER_BYTES = 2048;

  /**
   * Checks the lengths.
   *
   * @throws InvalidInput naming the parameter that is too long or not valid Unicode
   */
  public AuthorizationResponse {
    Text.utf8("state", state, MAX_BYTES);
    issuer.ifPresent(text -> Text.utf8("iss", text, MAX_ISSUER_BYTES));
  }

  /** Includes only the outcome. */
  @Override
  public String toString() {
    return "AuthorizationResponse[%s]".formatted(outcome);
  }

  /** Outcome of the authorization request: a code or an error. */
  public sealed interface Outcome {
    /**
     * Returns the outcome that the parameters state; empty if both are absent. An error response
     * has no code (RFC 6749, section 4.1.2.1), so a code beside an error is ignored.
     *
     * @throws InvalidInput as {@link Code}
     */
    static Optional<Outcome> of(Optional<String> code, Optional<String> error) {
      return error.isPresent() ? error.map(Refusal::new) : code.map(Code::new);
    }
  }

  /**
   * Authorization code, exchanged once for the user's identity (RFC 6749, section 4.1.2); a secret.
   *
   * @param value at most 4,096 bytes of UTF-8
   */
  public record Code(String value) implements Outcome {
    /**
     * Checks the length.
     *
     * @throws InvalidInput naming {@code code} if the code is empty, too long or not valid Unicode
     */
    public Code {
      Text.utf8("code", value, MAX_BYTES);
      if (value.isEmpty()) {
        throw new InvalidInput("code", "must not be empty");
      }
    }

    /** Redacted. */
    @Override
    public String toString() {
      return "Code[…]";
    }
  }

  /**
   * Error response: the provider or the user denied the request (RFC 6749, section 4.1.2.1).
   *
   * @param error error code such as {@code access_denied}; {@code unknown_error} if malformed
   */
  public record Refusal(String error) implements Outcome {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** Replaces a malformed error code, so that no free text is kept. */
    public Refusal {
      error = NAME.matcher(error).matches() ? error : "unknown_error";
    }
  }
}

package dev.portcullis.domain.federation;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a provider sends back with the browser, as it arrives: anybody can make one up.
 *
 * @param state what the provider was given to send back; at most 4,096 bytes of UTF-8
 * @param issuer who the provider says that it is (RFC 9207, section 2), if it says so; at most
 *     2,048 bytes
 */
public record AuthorizationResponse(String state, Outcome outcome, Optional<String> issuer) {
  private static final int MAX_BYTES = 4096;
  private static final int MAX_ISSUER_BYTES = 2048;

  /**
   * Takes what arrived.
   *
   * @throws InvalidInput naming the part that is too long or no valid Unicode
   */
  public AuthorizationResponse {
    Text.utf8("state", state, MAX_BYTES);
    issuer.ifPresent(text -> Text.utf8("iss", text, MAX_ISSUER_BYTES));
  }

  /** Tells no more than how it came out. */
  @Override
  public String toString() {
    return "AuthorizationResponse[%s]".formatted(outcome);
  }

  /** Whether the provider let the person through. */
  public sealed interface Outcome {
    /**
     * The outcome that the parameters of a response tell; empty when neither of them came. An error
     * comes without a code (RFC 6749, section 4.1.2.1), so a code beside one is passed over.
     *
     * @throws InvalidInput as {@link Code}
     */
    static Optional<Outcome> of(Optional<String> code, Optional<String> error) {
      return error.isPresent() ? error.map(Refusal::new) : code.map(Code::new);
    }
  }

  /**
   * What the provider exchanges, once, for who the person is (RFC 6749, section 4.1.2); a secret.
   *
   * @param value at most 4,096 bytes of UTF-8
   */
  public record Code(String value) implements Outcome {
    /**
     * Takes it as it arrived.
     *
     * @throws InvalidInput naming {@code code} when it is empty, too long or no valid Unicode
     */
    public Code {
      Text.utf8("code", value, MAX_BYTES);
      if (value.isEmpty()) {
        throw new InvalidInput("code", "must not be empty");
      }
    }

    /** Tells nothing. */
    @Override
    public String toString() {
      return "Code[…]";
    }
  }

  /**
   * The provider, or the person, said no (RFC 6749, section 4.1.2.1).
   *
   * @param error a name such as {@code access_denied}; {@code unknown_error} if it is no name
   */
  public record Refusal(String error) implements Outcome {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** Keeps nothing that could be more than a name. */
    public Refusal {
      error = NAME.matcher(error).matches() ? error : "unknown_error";
    }
  }
}

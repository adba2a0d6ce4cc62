package dev.portcullis.domain.account;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;
import java.util.Optional;

/**
 * What somebody typed as the name to log in with. It may be no e-mail address at all: then it
 * belongs to nobody, which a log-in must not tell from a wrong password.
 */
public record Username(String value) {
  private static final int MAX_BYTES = 1024;

  /**
   * Takes the text as typed.
   *
   * @throws InvalidInput naming {@code username} when it is empty, holds a NUL, is no valid Unicode
   *     or has more than 1,024 bytes of UTF-8
   */
  public Username {
    Text.utf8("username", value, MAX_BYTES);
    if (value.isEmpty() || value.indexOf('\0') >= 0) {
      throw new InvalidInput("username", "must be an e-mail address");
    }
  }

  /** The address that was meant, if this is one that an account may have. */
  public Optional<EmailAddress> email() {
    try {
      return Optional.of(EmailAddress.stored(value));
    } catch (InvalidInput noAddress) {
      return Optional.empty();
    }
  }
}

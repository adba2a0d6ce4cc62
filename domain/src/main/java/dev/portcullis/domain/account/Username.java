package dev.portcullis.domain.account;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;
import java.util.Optional;

/**
 * Log-in name as the user typed it. Text that isn't an e-mail address matches no account; the
 * response must be the same as for a wrong password.
 */
public record Username(String value) {
  private static final int MAX_BYTES = 1024;

  /**
   * Checks the text.
   *
   * @throws InvalidInput naming {@code username} if it is empty, contains NUL, is not valid Unicode
   *     or has more than 1,024 bytes of UTF-8
   */
  public Username {
    Text.utf8("username", value, MAX_BYTES);
    if (value.isEmpty() || value.indexOf('\0') >= 0) {
      throw new InvalidInput("username", "must be an e-mail address");
    }
  }

  /** The e-mail address, if the text is an address that an account may have. */
  public Optional<EmailAddress> email() {
    try {
      return Optional.of(EmailAddress.stored(value));
    } catch (InvalidInput noAddress) {
      return Optional.empty();
    }
  }
}

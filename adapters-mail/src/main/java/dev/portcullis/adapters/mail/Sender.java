package dev.portcullis.adapters.mail;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import java.util.Optional;

/**
 * Whom mails come from.
 *
 * @param name what mail programs show beside the address: without control characters, so that it
 *     begins no header of its own
 */
public record Sender(Optional<String> name, EmailAddress address) {
  /**
   * Takes both.
   *
   * @throws InvalidInput when the name has control characters
   */
  public Sender {
    if (name.orElse("").chars().anyMatch(Character::isISOControl)) {
      throw new InvalidInput("mail.from", "must have no control characters");
    }
  }
}

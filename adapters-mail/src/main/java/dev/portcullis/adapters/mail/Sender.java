package dev.portcullis.adapters.mail;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sender of mails.
 *
 * @param name the display name. It has no control characters, so that it can't inject a header.
 */
public record Sender(Optional<String> name, EmailAddress address) {
  /** Rule for the form of a sender, for messages. */
  public static final String RULE = "must look like auth@example.com or Example <auth@example.com>";

  /** RFC 5322, section 3.4: a name, in quotes or not, before an address in angle brackets. */
  private static final Pattern MAILBOX = Pattern.compile("(\"?)([^<>]*?)\\1\\s*<([^<>]*)>");

  /**
   * Checks the name.
   *
   * @throws InvalidInput when the name has control characters
   */
  public Sender {
    if (name.orElse("").chars().anyMatch(Character::isISOControl)) {
      throw new InvalidInput("mail.from", "must have no control characters");
    }
  }

  /**
   * Parses an address, or a name before an address in angle brackets. Returns empty if it is
   * malformed.
   */
  public static Optional<Sender> parse(String text) {
    Matcher mailbox = MAILBOX.matcher(text.strip());
    boolean named = mailbox.matches();
    Optional<String> name =
        named ? Optional.of(mailbox.group(2)).filter(one -> !one.isBlank()) : Optional.empty();
    try {
      return Optional.of(new Sender(name, new EmailAddress(named ? mailbox.group(3) : text)));
    } catch (InvalidInput malformed) {
      return Optional.empty();
    }
  }
}

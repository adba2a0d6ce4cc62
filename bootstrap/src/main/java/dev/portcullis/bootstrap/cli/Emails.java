package dev.portcullis.bootstrap.cli;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.user.EmailAddress;

/** Reads e-mail addresses from the command line. */
final class Emails {
  /** What Java makes of bytes that are no text in the terminal's encoding. */
  private static final char UNREADABLE = '\uFFFD';

  private Emails() {}

  static EmailAddress parse(String text) {
    if (text.indexOf(UNREADABLE) >= 0) {
      throw new Refusal(
          "The e-mail address can't be read in this locale; set LC_ALL to one with UTF-8, such as"
              + " C.UTF-8");
    }
    try {
      return new EmailAddress(text);
    } catch (InvalidInput refused) {
      throw new Refusal("The e-mail address '%s' %s".formatted(text, refused.rule()));
    }
  }
}

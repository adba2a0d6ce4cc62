package dev.portcullis.bootstrap.cli;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;

/** Reads e-mail addresses from the command line. */
final class Emails {
  private Emails() {}

  static EmailAddress parse(String text) {
    Garbled.refuse("The e-mail address", text);
    try {
      return new EmailAddress(text);
    } catch (InvalidInput refused) {
      throw new Refusal("The e-mail address '%s' %s".formatted(text, refused.rule()));
    }
  }
}

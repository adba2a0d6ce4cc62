package dev.portcullis.bootstrap.cli;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import java.util.function.Function;

/** Reads e-mail addresses from the command line. */
final class Emails {
  private Emails() {}

  /** The address of a new account. */
  static EmailAddress parse(String text) {
    return parse(text, EmailAddress::new);
  }

  /** The address of an account that may be there already. */
  static EmailAddress stored(String text) {
    return parse(text, EmailAddress::stored);
  }

  private static EmailAddress parse(String text, Function<String, EmailAddress> type) {
    Garbled.refuse("The e-mail address", text);
    try {
      return type.apply(text);
    } catch (InvalidInput refused) {
      throw new Refusal("The e-mail address '%s' %s".formatted(text, refused.rule()));
    }
  }
}

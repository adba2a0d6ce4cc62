package dev.portcullis.bootstrap.cli.command;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import java.util.function.Function;

/** Parser of e-mail addresses on the command line. */
public final class Emails {
  private Emails() {}

  /** Parses the address of a new account. */
  public static EmailAddress parse(String text) {
    return parse(text, EmailAddress::new);
  }

  /** Parses the address of an account that may exist already. */
  public static EmailAddress stored(String text) {
    return parse(text, EmailAddress::stored);
  }

  private static EmailAddress parse(String text, Function<String, EmailAddress> type) {
    UndecodableText.refuse("The e-mail address", text);
    try {
      return type.apply(text);
    } catch (InvalidInput refused) {
      throw new CommandRefused("The e-mail address '%s' %s".formatted(text, refused.rule()));
    }
  }
}

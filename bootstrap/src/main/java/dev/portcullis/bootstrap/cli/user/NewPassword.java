package dev.portcullis.bootstrap.cli.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.bootstrap.cli.command.CommandEnvironment;
import dev.portcullis.bootstrap.cli.command.CommandRefused;
import dev.portcullis.bootstrap.cli.command.UndecodableText;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.password.Password;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/** A password that somebody types or pipes in. */
final class NewPassword {
  private NewPassword() {}

  /** The first line of {@code stdin}, in UTF-8 whatever the locale. */
  static Password firstLineOf(InputStream stdin) throws IOException {
    // A decoder of its own refuses what is no text; the usual one would put something in its place.
    var lines = new BufferedReader(new InputStreamReader(stdin, UTF_8.newDecoder()));
    try {
      String line = lines.readLine();
      if (line == null) {
        throw new CommandRefused("There is no password on stdin");
      }
      return checked(line.toCharArray());
    } catch (CharacterCodingException foreign) {
      throw new CommandRefused("The password on stdin is not in UTF-8");
    }
  }

  /** The password that is typed twice; what was typed is wiped on every path. */
  static Password typedAt(CommandEnvironment.Terminal terminal) {
    char[] first = ask(terminal, "Password: ");
    try {
      refuseUndecodable(first);
      char[] second = ask(terminal, "Again: ");
      try {
        refuseUndecodable(second);
        if (!Arrays.equals(first, second)) {
          throw new CommandRefused("These were two different passwords");
        }
      } finally {
        Arrays.fill(second, '\0');
      }
      return checked(first);
    } finally {
      Arrays.fill(first, '\0');
    }
  }

  private static char[] ask(CommandEnvironment.Terminal terminal, String prompt) {
    char[] typed = terminal.ask(prompt);
    if (typed == null) {
      throw new CommandRefused("No password was typed");
    }
    return typed;
  }

  private static void refuseUndecodable(char[] typed) {
    UndecodableText.refuse("The password", CharBuffer.wrap(typed));
  }

  private static Password checked(char[] text) {
    try {
      return Password.wiping(text);
    } catch (InvalidInput refused) {
      throw new CommandRefused("The password " + refused.rule());
    }
  }
}

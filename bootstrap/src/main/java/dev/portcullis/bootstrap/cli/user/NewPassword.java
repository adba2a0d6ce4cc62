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

/** New password from the terminal or from standard input. */
final class NewPassword {
  private NewPassword() {}

  /** Reads the first line of {@code stdin}, in UTF-8 whatever the locale. */
  static Password firstLineOf(InputStream stdin) throws IOException {
    // This decoder rejects malformed bytes; the default one would replace them.
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

  /** Asks for; what password twice. */
  static Password typedAt(CommandEnvironment.Terminal terminal) {
    char[] first = ask(terminal, "Password: ");
    try {
      refuseUndecodable(first);
      char[] second = ask(terminal, "Again: ");
      try {
        refuseUndecodable(second);
        if (!Arrays.equals(first, second)) {
          throw new CommandRefused("The passwords do not match");
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

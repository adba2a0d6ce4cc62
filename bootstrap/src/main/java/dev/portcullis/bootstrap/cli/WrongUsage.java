package dev.portcullis.bootstrap.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports wrong arguments in one line, followed by the command that shows the help. */
final class WrongUsage {
  private WrongUsage() {}

  /** Prints both lines, and returns the exit code for wrong usage. */
  static int explain(ParameterException wrong, String... unused) {
    CommandLine command = wrong.getCommandLine();
    String problem =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched, command)
            : sentence(wrong);
    command.getErr().println("portcullis: " + problem);
    command.getErr().printf("Try: %s --help%n", command.getCommandSpec().qualifiedName());
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String unmatched(UnmatchedArgumentException wrong, CommandLine command) {
    String first = wrong.getUnmatched().getFirst();
    if (wrong.isUnknownOption()) {
      // What follows "=" may be a secret.
      return "There is no option " + first.replaceFirst("=.*", "");
    }
    if (command.getSubcommands().isEmpty()) {
      return "Unexpected argument '%s'".formatted(first);
    }
    return "There is no command '%s'; the commands are %s"
        .formatted(first, String.join(", ", command.getSubcommands().keySet()));
  }

  private static String sentence(ParameterException wrong) {
    String text = String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}

package dev.portcullis.bootstrap.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What is told when a command stands there without its subcommand. A class of its own, since Java's
 * cache can't hold picocli's: a class that throws one of them, and is in the cache, has each start
 * look for it in the jars.
 */
final class MissingCommand {
  private MissingCommand() {}

  static void refuse(CommandSpec spec) {
    String commands = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(spec.commandLine(), "Which command? There are " + commands);
  }
}

package dev.portcullis.benchmarks;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The numbers that an option takes, both ends included. */
record Bounds(String option, int least, int most) {
  /** Refuses any other number. */
  void check(int number, CommandSpec spec) {
    if (number < least || number > most) {
      throw new ParameterException(
          spec.commandLine(),
          "%s must be from %s to %s, not %s".formatted(option, least, most, number));
    }
  }
}

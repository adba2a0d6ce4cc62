package dev.portcullis.benchmarks;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Bounds of an option, both inclusive. */
record Bounds(String option, int least, int most) {
  /** Throws unless {@code number} is within the bounds. */
  void check(int number, CommandSpec spec) {
    if (number < least || number > most) {
      throw new ParameterException(
          spec.commandLine(),
          "%s must be from %s to %s, not %s".formatted(option, least, most, number));
    }
  }
}

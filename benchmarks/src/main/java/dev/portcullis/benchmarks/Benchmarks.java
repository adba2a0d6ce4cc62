package dev.portcullis.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** Command line of the benchmarks. */
@Command(
    name = "benchmarks/run",
    description = "Measures Portcullis beside bare servers on the same machine.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true)
public final class Benchmarks {
  private Benchmarks() {}

  /** Runs one benchmark; by default, the table. */
  public static void main(String... arguments) {
    System.exit(
        new CommandLine(new Benchmarks())
            .addSubcommand(new TableCommand())
            .addSubcommand(new OverloadCommand())
            .addSubcommand(new SoakCommand())
            .addSubcommand(new MicroCommand())
            .execute(arguments));
  }
}

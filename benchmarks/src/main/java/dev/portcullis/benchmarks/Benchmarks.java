package dev.portcullis.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** Where the benchmarks start. */
@Command(
    name = "benchmarks/run",
    description = "How fast Portcullis is, measured against ceilings on the same machine.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true)
public final class Benchmarks {
  private Benchmarks() {}

  /** Runs one benchmark; the table, unless another is named. */
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

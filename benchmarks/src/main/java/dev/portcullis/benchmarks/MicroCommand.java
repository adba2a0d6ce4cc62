package dev.portcullis.benchmarks;

import dev.portcullis.benchmarks.micro.MicroRun;
import dev.portcullis.benchmarks.server.RunDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "micro", description = "Measures the parts separately, with JMH.")
final class MicroCommand implements Callable<Integer> {
  private static final int DONE = 0;

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "Measures less; takes a few minutes.")
  private boolean quick;

  @Parameters(
      paramLabel = "NAME",
      description = "Measures only these: passwords, tokens, rows, routing, tokens.issue, …")
  private List<String> names = List.of();

  @Override
  public Integer call() throws RunnerException {
    Path file = RunDirectory.open().report("micro.json");
    String table;
    try {
      table = new MicroRun(names, quick, file).run();
    } catch (NoBenchmarksException nothing) {
      throw new ParameterException(
          spec.commandLine(), "No benchmark has a name with any of: " + names, nothing);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%n%s%nWritten: %s%n", table, file);
    out.flush();
    return DONE;
  }
}

package dev.portcullis.benchmarks;

import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.table.Table;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "table",
    description = "Measures Portcullis beside bare servers, and prints the table.")
final class TableCommand implements Callable<Integer> {
  private static final int DONE = 0;

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "Measures less; takes a few minutes.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "ROW",
      split = ",",
      description = "Measures only these rows and those on the same servers: log-in, rest, …")
  private Set<String> only = Set.of();

  @Override
  public Integer call() {
    RunDirectory directory = RunDirectory.open();
    Table table = quick ? Table.quick(directory) : Table.full(directory);
    refuseUnknown(table);
    PrintWriter out = spec.commandLine().getOut();
    table.measure(only, out);
    out.printf("%nWritten: %s, table.md%n", directory.report("table.json"));
    out.flush();
    return DONE;
  }

  private void refuseUnknown(Table table) {
    Set<String> unknown = new HashSet<>(only);
    unknown.removeAll(table.names());
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Unknown row: %s. Choose from %s".formatted(unknown, table.names()));
    }
  }
}

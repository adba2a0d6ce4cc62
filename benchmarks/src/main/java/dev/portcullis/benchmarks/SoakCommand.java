package dev.portcullis.benchmarks;

import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.soak.Soak;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "soak",
    description = "Runs a mixed load, and shows the server's heap, threads, open files and memory.")
final class SoakCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final String MINUTES = "--minutes";
  private static final Bounds BOUNDS = new Bounds(MINUTES, 1, Soak.MAX_MINUTES);

  @Spec private CommandSpec spec;

  @Option(
      names = MINUTES,
      defaultValue = "10",
      description = "Duration in minutes; ${DEFAULT-VALUE} by default.")
  private int minutes;

  @Override
  public Integer call() {
    BOUNDS.check(minutes, spec);
    new Soak(RunDirectory.open(), minutes).run(spec.commandLine().getOut());
    return DONE;
  }
}

package dev.portcullis.benchmarks;

import dev.portcullis.benchmarks.overload.Overload;
import dev.portcullis.benchmarks.server.RunDirectory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "overload",
    description = "Sends ten times as many log-ins as the machine can hash.")
final class OverloadCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final String SECONDS = "--seconds";
  private static final Bounds BOUNDS =
      new Bounds(SECONDS, Overload.MIN_SECONDS, Overload.MAX_SECONDS);

  @Spec private CommandSpec spec;

  @Option(
      names = SECONDS,
      defaultValue = "20",
      description =
          "Duration of each part in seconds, after a minute of warm-up;"
              + " ${DEFAULT-VALUE} by default.")
  private int seconds;

  @Override
  public Integer call() {
    BOUNDS.check(seconds, spec);
    var findings = new Overload(RunDirectory.open(), seconds).measure();
    spec.commandLine().getOut().print(findings.text());
    spec.commandLine().getOut().flush();
    return DONE;
  }
}

package dev.portcullis.benchmarks.micro;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * A run of micro-benchmarks, each in new processes with the JVM options of this one.
 *
 * @param names parts of the names of the benchmarks to run, case-insensitive; none means all
 * @param quick whether to measure less
 * @param file the file for JMH's results in JSON
 */
public record MicroRun(List<String> names, boolean quick, Path file) {
  /** Copies the names. */
  public MicroRun {
    names = List.copyOf(names);
  }

  /**
   * Runs the benchmarks, with progress on the standard output.
   *
   * @return the results as a table
   * @throws NoBenchmarksException when no benchmark has such a name
   * @throws RunnerException when a benchmark failed, such as by a wrong answer
   */
  public String run() throws RunnerException {
    var options = new OptionsBuilder();
    names.forEach(name -> options.include("(?i)" + Pattern.quote(name)));
    options
        .shouldFailOnError(true)
        .forks(quick ? 1 : 3)
        .warmupIterations(quick ? 1 : 3)
        .measurementIterations(quick ? 3 : 5)
        .warmupTime(TimeValue.milliseconds(quick ? 1_000 : 2_000))
        .measurementTime(TimeValue.milliseconds(quick ? 300 : 1_000))
        .resultFormat(ResultFormatType.JSON)
        .result(file.toString());
    Collection<RunResult> results = new Runner(options.build()).run();
    return MicroResults.table(results);
  }
}

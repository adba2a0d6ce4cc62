package dev.portcullis.benchmarks.micro;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** Results as a table: microseconds per operation, their spread, and operations per second. */
final class MicroResults {
  private static final double MICROS_A_SECOND = 1_000_000;

  private MicroResults() {}

  static String table(Collection<RunResult> results) {
    return results.stream()
        .map(MicroResults::line)
        .collect(
            Collectors.joining(
                "", "%-36s %12s  %-23s %11s%n".formatted("", "µs", "spread", "/s"), ""));
  }

  private static String line(RunResult result) {
    Result<?> time = result.getPrimaryResult();
    Statistics spread = time.getStatistics();
    return String.format(
        Locale.ROOT,
        "%-36s %,12.2f  %-23s %,11.0f%n",
        name(result.getParams()),
        time.getScore(),
        String.format(Locale.ROOT, "%,.2f–%,.2f", spread.getMin(), spread.getMax()),
        MICROS_A_SECOND / time.getScore());
  }

  /** Returns a name such as {@code Tokens.issue EdDSA}. */
  private static String name(BenchmarkParams benchmark) {
    String whole = benchmark.getBenchmark();
    int type = whole.lastIndexOf('.', whole.lastIndexOf('.') - 1) + 1;
    return benchmark.getParamsKeys().stream()
        .map(benchmark::getParam)
        .collect(Collectors.joining(" ", whole.substring(type) + " ", ""))
        .strip();
  }
}

package dev.portcullis.benchmarks.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Histograms of latencies: in nanoseconds, up to a minute, with three significant digits. */
public final class Latencies {
  private static final int DIGITS = 3;

  private Latencies() {}

  /** Returns an empty histogram. */
  public static Histogram none() {
    return new Histogram(TimeUnit.MINUTES.toNanos(1), DIGITS);
  }

  /** Returns a percentile, in microseconds. */
  public static double micros(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1_000.0;
  }
}

package dev.portcullis.benchmarks.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Makes histograms of latencies: in nanoseconds, up to a minute, of three digits. */
public final class Latencies {
  private static final int DIGITS = 3;

  private Latencies() {}

  /** An empty one. */
  public static Histogram none() {
    return new Histogram(TimeUnit.MINUTES.toNanos(1), DIGITS);
  }

  /** So many of a hundred took no longer; in microseconds. */
  public static double micros(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1_000.0;
  }
}

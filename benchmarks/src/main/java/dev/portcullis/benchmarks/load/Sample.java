package dev.portcullis.benchmarks.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What one measurement found.
 *
 * @param calls how many were made
 * @param nanos how long all of them took together, by the clock on the wall
 * @param latencies how long each took, in nanoseconds
 */
public record Sample(long calls, long nanos, Histogram latencies) {
  /** How long all of them took together. */
  public double seconds() {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** Calls per second. */
  public double rate() {
    return calls / seconds();
  }
}

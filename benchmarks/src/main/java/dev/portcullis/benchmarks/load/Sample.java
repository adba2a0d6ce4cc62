package dev.portcullis.benchmarks.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Result of one measurement.
 *
 * @param calls the number of calls
 * @param nanos the elapsed wall-clock time of all calls together
 * @param latencies the latencies of the calls, in nanoseconds
 */
public record Sample(long calls, long nanos, Histogram latencies) {
  /** Returns the elapsed time of all calls together. */
  public double seconds() {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** Returns the calls per second. */
  public double rate() {
    return calls / seconds();
  }
}

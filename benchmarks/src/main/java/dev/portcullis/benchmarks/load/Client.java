package dev.portcullis.benchmarks.load;

import java.io.IOException;
import org.HdrHistogram.Histogram;

/** A client of a closed loop: it sends the next call when it has the answer to the last one. */
public interface Client extends AutoCloseable {
  /**
   * Makes {@code calls} calls.
   *
   * @param latencies receives the latency of each call, in nanoseconds
   * @throws WrongAnswer when an answer differs from the expected one
   */
  void call(int calls, Histogram latencies) throws IOException;

  @Override
  void close();
}

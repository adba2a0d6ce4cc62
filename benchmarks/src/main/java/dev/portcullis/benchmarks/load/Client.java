package dev.portcullis.benchmarks.load;

import java.io.IOException;
import org.HdrHistogram.Histogram;

/** One client: its next call begins when the answer to the last one is there. */
public interface Client extends AutoCloseable {
  /**
   * Makes that many calls.
   *
   * @param latencies gets how long each took, in nanoseconds
   * @throws WrongAnswer when an answer is not what it has to be
   */
  void call(int calls, Histogram latencies) throws IOException;

  @Override
  void close();
}

package dev.portcullis.benchmarks.load;

import java.io.IOException;
import org.HdrHistogram.Histogram;

/**
 * A client that waits for its turn before each call, and stops when there are no more turns.
 *
 * @param client makes the calls
 */
public record Paced(Client client, Pace pace) implements Client {
  @Override
  public void call(int calls, Histogram latencies) throws IOException {
    for (int i = 0; i < calls && pace.await(); i++) {
      client.call(1, latencies);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

package dev.portcullis.benchmarks.load;

import java.io.IOException;
import org.HdrHistogram.Histogram;

/**
 * A client that waits for a turn of its pace before each call, and stops when the pace ends.
 *
 * @param client the client that makes the calls
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

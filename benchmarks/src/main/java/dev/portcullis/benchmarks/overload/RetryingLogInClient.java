package dev.portcullis.benchmarks.overload;

import dev.portcullis.benchmarks.load.Client;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * A client that logs in, and counts a refusal as a regular answer.
 *
 * @param accepted the number of accepted log-ins; clients may share it
 * @param refusals receives the latencies of refusals; clients may share it
 */
record RetryingLogInClient(LogIn logIn, AtomicInteger accepted, ConcurrentHistogram refusals)
    implements Client {
  @Override
  public void call(int calls, Histogram latencies) throws IOException {
    for (int i = 0; i < calls; i++) {
      long begin = System.nanoTime();
      boolean isLetIn = logIn.isLetIn();
      long taken = System.nanoTime() - begin;
      latencies.recordValue(taken);
      if (isLetIn) {
        accepted.incrementAndGet();
      } else {
        refusals.recordValue(taken);
      }
    }
  }

  @Override
  public void close() {
    logIn.close();
  }
}

package dev.portcullis.benchmarks.overload;

import dev.portcullis.benchmarks.load.Client;
import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.WrongAnswer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * A client that logs in, and takes it when it is told to come later. Any other answer is wrong.
 *
 * @param accepted counts those that are let in; many clients may share it
 * @param refusals gets how long those took that are told to come later; many clients may share it
 */
record LogIn(
    HttpClient client,
    Supplier<HttpExchange> exchanges,
    AtomicInteger accepted,
    ConcurrentHistogram refusals)
    implements Client {
  private static final int LATER = 503;

  @Override
  public void call(int calls, Histogram latencies) throws IOException {
    for (int i = 0; i < calls; i++) {
      HttpExchange exchange = exchanges.get();
      long begin = System.nanoTime();
      HttpClient.Answer answer = client.answer(exchange);
      long taken = System.nanoTime() - begin;
      latencies.recordValue(taken);
      if (answer.isRightTo(exchange)) {
        accepted.incrementAndGet();
      } else if (answer.status() == LATER) {
        refusals.recordValue(taken);
      } else {
        throw new WrongAnswer(answer.text());
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

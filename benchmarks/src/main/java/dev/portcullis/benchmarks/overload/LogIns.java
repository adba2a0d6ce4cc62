package dev.portcullis.benchmarks.overload;

import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Latencies;
import dev.portcullis.benchmarks.load.Pace;
import dev.portcullis.benchmarks.load.WrongAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Log-ins by many clients at a pace of their own, and what became of them. Thread-safe. */
final class LogIns {
  private static final int OK = 200;
  private static final int LATER = 503;

  private final AtomicInteger accepted = new AtomicInteger();
  private final Histogram refusals = new ConcurrentHistogram(Latencies.none());
  private final int port;
  private final Supplier<HttpExchange> exchanges;

  LogIns(int port, Supplier<HttpExchange> exchanges) {
    this.port = port;
    this.exchanges = exchanges;
  }

  /** Lets so many clients log in, each after the other's answer or not, until the pace ends. */
  void run(Pace pace, int clients) {
    var threads =
        IntStream.range(0, clients)
            .mapToObj(client -> Thread.ofVirtual().start(() -> client(pace)))
            .toList();
    threads.forEach(LogIns::join);
  }

  private void client(Pace pace) {
    try (var client = new HttpClient(port, exchanges)) {
      while (pace.await()) {
        logIn(client);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void logIn(HttpClient client) throws IOException {
    long begin = System.nanoTime();
    HttpClient.Answer answer = client.answer(exchanges.get());
    switch (answer.status()) {
      case OK -> accepted.incrementAndGet();
      case LATER -> refusals.recordValue(System.nanoTime() - begin);
      default -> throw new WrongAnswer(answer.text());
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  int accepted() {
    return accepted.get();
  }

  /** How long those took that were told to come later. */
  Histogram refusals() {
    return refusals;
  }
}

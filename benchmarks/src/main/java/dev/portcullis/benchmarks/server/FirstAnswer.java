package dev.portcullis.benchmarks.server;

import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A server that has just sent its first answer.
 *
 * @param time the time from the start of the process to the answer
 */
public record FirstAnswer(ServerProcess server, Duration time) implements AutoCloseable {
  /**
   * Starts the server, waits until it prints its ports, and then sends requests until it answers
   * 200.
   */
  public static FirstAnswer of(Supplier<Process> start, String path) {
    long begin = System.nanoTime();
    ServerProcess server = ServerProcess.await(start.get(), Path.of("its log"));
    HttpExchange exchange = HttpExchange.get(path, "nobody", "");
    try (var client = new HttpClient(server.httpPort(), () -> exchange)) {
      while (client.answer(exchange).status() != exchange.status()) {
        Thread.onSpinWait();
      }
      return new FirstAnswer(server, Duration.ofNanos(System.nanoTime() - begin));
    } catch (IOException failure) {
      server.close();
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

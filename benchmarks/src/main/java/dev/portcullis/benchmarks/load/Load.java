package dev.portcullis.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Concurrent clients in a closed loop, each on its own thread. */
public final class Load implements AutoCloseable {
  private final List<Client> clients;
  private final ExecutorService threads;

  /** Takes ownership of the clients: closing the load closes them. */
  public Load(List<? extends Client> clients) {
    this.clients = List.copyOf(clients);
    this.threads = Executors.newFixedThreadPool(clients.size(), Thread.ofPlatform().factory());
  }

  /** Returns a load with {@code clients} new clients. */
  public static Load of(int clients, Supplier<? extends Client> maker) {
    return new Load(Stream.generate(maker).limit(clients).toList());
  }

  /** Runs once, then closes the clients, even after a failure. */
  public Sample runOnce(int calls) {
    try (this) {
      return run(calls);
    }
  }

  /** Divides the calls among the clients; the shares differ by at most one. */
  public Sample run(int calls) {
    long begin = System.nanoTime();
    List<Future<Histogram>> running = new ArrayList<>();
    int left = calls;
    for (int waiting = clients.size(); waiting > 0; waiting--) {
      int share = left / waiting;
      left -= share;
      Client client = clients.get(waiting - 1);
      running.add(
          threads.submit(
              () -> {
                Histogram latencies = Latencies.none();
                client.call(share, latencies);
                return latencies;
              }));
    }
    Histogram all = Latencies.none();
    running.forEach(future -> all.add(result(future)));
    return new Sample(all.getTotalCount(), System.nanoTime() - begin, all);
  }

  /**
   * Waits for the result of {@code future}. Rethrows its unchecked exception, such as a {@link
   * WrongAnswer}.
   */
  public static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    clients.forEach(Client::close);
  }
}

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

/** Several clients at once, each on a thread of its own: a closed loop. */
public final class Load implements AutoCloseable {
  private final List<Client> clients;
  private final ExecutorService threads;

  /** Takes the clients over, and closes them in the end. */
  public Load(List<? extends Client> clients) {
    this.clients = List.copyOf(clients);
    this.threads = Executors.newFixedThreadPool(clients.size(), Thread.ofPlatform().factory());
  }

  /** So many clients, each made anew. */
  public static Load of(int clients, Supplier<? extends Client> maker) {
    return new Load(Stream.generate(maker).limit(clients).toList());
  }

  /** Runs for the only time: the clients are closed then, whether it went well or not. */
  public Sample runOnce(int calls) {
    try (this) {
      return run(calls);
    }
  }

  /** Lets the clients share that many calls; none makes more than one more than another. */
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
   * Waits for what comes of {@code future}. If that is an unchecked exception, such as a {@link
   * WrongAnswer}, this throws the same.
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

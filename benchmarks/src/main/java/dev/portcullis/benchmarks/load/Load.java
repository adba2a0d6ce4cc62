package dev.portcullis.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  private static <T> T result(Future<T> future) {
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

package dev.portcullis.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A load of registrations and changes of password, over both protocols at the same time. A thread
 * ends when the load is ended, or when the server can't be reached.
 */
final class WriteLoad {
  private static final int THREADS = 8;
  private static final int TIMEOUT_SECONDS = 60;
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private final ConcurrentLinkedQueue<TrackedUser> users = new ConcurrentLinkedQueue<>();
  private final Semaphore acknowledgements = new Semaphore(0);
  private final Semaphore waits = new Semaphore(0);
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger later = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> lives;
  private final List<ProtocolClient> callers;
  private volatile boolean goingOn = true;

  private WriteLoad(ServerProcess server) {
    callers = callers(server);
    lives =
        IntStream.range(0, THREADS)
            .<Future<?>>mapToObj(
                thread -> threads.submit(() -> live(callers.get(thread % callers.size()))))
            .toList();
  }

  static WriteLoad at(ServerProcess server) {
    return new WriteLoad(server);
  }

  static List<ProtocolClient> callers(ServerProcess server) {
    return List.of(
        new RestProtocolClient(server.httpPort()), new GrpcProtocolClient(server.grpcPort()));
  }

  private void live(ProtocolClient caller) {
    while (goingOn) {
      var user = new TrackedUser("knight%d@camelot.bt".formatted(PEOPLE.incrementAndGet()));
      users.add(user);
      Optional<CallOutcome> problem = user.live(caller, this::acknowledge);
      if (problem.isPresent() && !isOvercome(problem.get())) {
        return;
      }
    }
  }

  private void acknowledge() {
    acknowledged.incrementAndGet();
    acknowledgements.release();
  }

  private boolean isOvercome(CallOutcome problem) {
    return switch (problem) {
      case CallOutcome.Later again -> {
        later.incrementAndGet();
        waits.release();
        yield true;
      }
      case CallOutcome.Lost gone -> {
        lost.incrementAndGet();
        yield false;
      }
      case CallOutcome.Done done -> throw new AssertionError(done);
      case CallOutcome.Refused refused -> throw new AssertionError(refused);
    };
  }

  /** Waits until {@code more} writes are acknowledged. */
  void awaitAcknowledged(int more) {
    await(acknowledgements, more, "acknowledged");
  }

  /** Waits until {@code more} calls are told to try again later. */
  void awaitLater(int more) {
    await(waits, more, "told to try again");
  }

  /** Restarts the counts that the next waits use. */
  void forget() {
    acknowledgements.drainPermits();
    waits.drainPermits();
  }

  private void await(Semaphore semaphore, int more, String what) {
    try {
      if (!semaphore.tryAcquire(more, TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        end();
        throw new AssertionError("not " + what + " in time: " + more);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Ends the load and waits for its threads. */
  void end() {
    goingOn = false;
    try {
      for (Future<?> life : lives) {
        life.get();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException failure) {
      throw new AssertionError(failure.getCause());
    } finally {
      callers.forEach(ProtocolClient::close);
      threads.shutdown();
    }
  }

  /** Returns how many writes were acknowledged. */
  int acknowledged() {
    return acknowledged.get();
  }

  /** Returns how many answers asked to try again later. */
  int later() {
    return later.get();
  }

  /** Returns how many calls did not reach the server. */
  int lost() {
    return lost.get();
  }

  List<TrackedUser> users() {
    return new ArrayList<>(users);
  }
}

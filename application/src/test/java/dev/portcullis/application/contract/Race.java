package dev.portcullis.application.contract;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runs tasks concurrently: none begins before all are ready. */
public final class Race {
  /** Number of contenders where the exact number doesn't matter. */
  public static final int CONTENDERS = 16;

  private Race() {}

  /**
   * Runs the tasks that {@code contender} creates for 0 to {@link #CONTENDERS} - 1, each on a
   * virtual thread.
   *
   * @return the tasks' results, in the order of their numbers
   */
  public static <T> List<T> among(IntFunction<Callable<T>> contender) {
    return among(IntStream.range(0, CONTENDERS).mapToObj(contender).toList());
  }

  /**
   * Runs {@code contenders}, each on a virtual thread.
   *
   * @return their results, in order
   * @throws AssertionError if one of them throws
   */
  public static <T> List<T> among(List<Callable<T>> contenders) {
    var start = new CyclicBarrier(contenders.size());
    List<Callable<T>> atOnce =
        contenders.stream()
            .<Callable<T>>map(
                contender ->
                    () -> {
                      start.await();
                      return contender.call();
                    })
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(atOnce).stream().map(Race::result).toList();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /** Counts how often {@code outcome} occurs in {@code outcomes}. */
  public static <T> int count(List<T> outcomes, T outcome) {
    return Collections.frequency(outcomes, outcome);
  }

  private static <T> T result(Future<T> contender) {
    try {
      return contender.get();
    } catch (ExecutionException failed) {
      throw new AssertionError("a contender failed", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }
}

package dev.portcullis.application.usecase;

import dev.portcullis.application.failure.StoreUnavailable;
import java.util.Optional;
import java.util.function.Supplier;

/** Repeats a change on top of a concurrent one, so that neither is lost. */
public final class OptimisticRetry {
  /**
   * An attempt fails only because a concurrent change succeeded; this many failures in a row are a
   * fault.
   */
  private static final int MAX = 100;

  private OptimisticRetry() {}

  /**
   * Returns the result of {@code attempt}, repeated until it has one.
   *
   * @param attempt reads, decides and writes; empty if a concurrent change came first
   */
  public static <R> R untilDone(Supplier<Optional<R>> attempt) {
    for (int i = 0; i < MAX; i++) {
      Optional<R> result = attempt.get();
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new StoreUnavailable("too many concurrent changes of the same data", null);
  }
}

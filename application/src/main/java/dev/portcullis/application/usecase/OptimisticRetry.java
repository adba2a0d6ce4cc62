package dev.portcullis.application.usecase;

import dev.portcullis.application.failure.StoreUnavailable;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes a change again on top of another one that came in between, so that neither is lost. */
public final class OptimisticRetry {
  /** Every attempt fails only because another change came through; so many in a row are a fault. */
  private static final int MAX = 100;

  private OptimisticRetry() {}

  /**
   * What {@code attempt} comes to.
   *
   * @param attempt reads, decides and writes; empty if another change came in between
   */
  public static <R> R untilDone(Supplier<Optional<R>> attempt) {
    for (int i = 0; i < MAX; i++) {
      Optional<R> result = attempt.get();
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new StoreUnavailable("too many changes to one account at a time", null);
  }
}

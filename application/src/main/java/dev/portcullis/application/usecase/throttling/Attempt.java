package dev.portcullis.application.usecase.throttling;

/**
 * An attempt that was let through and holds a place until it is closed. Not thread-safe.
 *
 * @see AttemptLimits
 */
public final class Attempt implements AutoCloseable {
  private final Settlement settlement;
  private boolean isFailure;

  /** Called once, when the attempt ends. */
  @FunctionalInterface
  interface Settlement {
    void settle(boolean isFailure);
  }

  Attempt(Settlement settlement) {
    this.settlement = settlement;
  }

  /** Makes the place a failure when the attempt is closed. */
  public void fail() {
    isFailure = true;
  }

  /** Returns the place, unless the attempt has failed. */
  @Override
  public void close() {
    settlement.settle(isFailure);
  }
}

package dev.portcullis.application.port.in.operation;

import java.time.Duration;

/**
 * Keeps the stored keys up to date: removes keys whose last token has expired, and stores how long
 * tokens live. Every node calls it at its start, before it signs, and regularly.
 */
@FunctionalInterface
public interface MaintainKeys {
  /** Stores what has changed; cheap if nothing has. */
  Result maintain(Command command);

  /**
   * Lifetime.
   *
   * @param longestToken the longest lifetime of the tokens that this node signs
   */
  record Command(Duration longestToken) {}

  /** Possible outcomes. {@link KeysNotReplaceable} is a further one. */
  sealed interface Result permits Result.UpToDate, KeysNotReplaceable {
    /**
     * The stored keys are up to date.
     *
     * @param removed the number of removed keys
     */
    record UpToDate(int removed) implements Result {}
  }
}

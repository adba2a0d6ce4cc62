package dev.portcullis.adapters.grpc.call;

import io.grpc.StatusRuntimeException;

/** A request message after parsing. */
sealed interface ParsedMessage<Q> {
  /** A message that was understood. */
  record Accepted<Q>(Q message) implements ParsedMessage<Q> {}

  /**
   * A message that was refused.
   *
   * @param failure the status that ends the call
   */
  record Rejected<Q>(StatusRuntimeException failure) implements ParsedMessage<Q> {}
}

package dev.portcullis.adapters.grpc.call;

import io.grpc.StatusRuntimeException;

/** A message as it was taken in. */
sealed interface ParsedMessage<Q> {
  /** One that was understood. */
  record Sound<Q>(Q message) implements ParsedMessage<Q> {}

  /**
   * One that was not.
   *
   * @param failure what the client is told
   */
  record Unsound<Q>(StatusRuntimeException failure) implements ParsedMessage<Q> {}
}

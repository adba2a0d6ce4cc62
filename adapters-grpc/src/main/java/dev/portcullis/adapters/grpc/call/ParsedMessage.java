package dev.portcullis.adapters.grpc.call;

import io.grpc.StatusRuntimeException;

/** Result of parsing a message. */
sealed interface ParsedMessage<Q> {
  /** The message is valid. */
  record Sound<Q>(Q message) implements ParsedMessage<Q> {}

  /**
   * The message is too long or malformed.
   *
   * @param failure the failure for the client
   */
  record Unsound<Q>(StatusRuntimeException failure) implements ParsedMessage<Q> {}
}

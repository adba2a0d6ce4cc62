package dev.portcullis.adapters.grpc.call;

import io.grpc.StatusRuntimeException;

/** Result of parsing a request message. */
sealed interface ParsedMessage<Q> {
  /** The message is valid. */
  record Accepted<Q>(Q message) implements ParsedMessage<Q> {}

  /**
   * The message is too long or malformed.
   *
   * @param failure the failure for the client
   */
  record Rejected<Q>(StatusRuntimeException failure) implements ParsedMessage<Q> {}
}

package dev.portcullis.adapters.grpc;

import io.grpc.StatusRuntimeException;

/** A message as it was taken in. */
sealed interface Taken<Q> {
  /** One that was understood. */
  record Sound<Q>(Q message) implements Taken<Q> {}

  /**
   * One that was not.
   *
   * @param failure what the client is told
   */
  record Unsound<Q>(StatusRuntimeException failure) implements Taken<Q> {}
}

package dev.portcullis.application.failure;

import java.time.Duration;
import java.util.Optional;

/** An expected refusal: a result of a use case that edges render by its code alone. */
public interface Rejection {
  /** The code of the refusal. */
  ErrorCode code();

  /** An explanation for users, where the code alone isn't enough. */
  default Optional<String> reason() {
    return Optional.empty();
  }

  /** The time after which the client may retry, at least a second; empty if that is no use. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }
}
